import type { Member } from '../../../shared/domain/members.ts';
import type { Who } from '../../../shared/domain/workflow.ts';

const nouns: Readonly<Record<Who, string>> = {
  'its journalist': 'the story’s journalist',
  'its translator': 'its translator',
  translator: 'a translator of the language',
  editor: 'an editor',
  'its author while in draft': 'its author while it is in draft',
};

export function describeWho(who: readonly Who[]): string {
  return joinOr(who.map((one) => nouns[one]));
}

const named = 4;

/** Members by name: "Dina Sarsen, Galina Sorokina or Bolat Iskak". */
export function nameMembers(members: readonly Pick<Member, 'name'>[]): string {
  const names = members.slice(0, named).map((member) => member.name);
  const others = members.length - names.length;
  return joinOr(others > 0 ? [...names, `${others} more`] : names);
}

function joinOr(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} or ${last}`;
}

/** A sentence on who may do something, with names where there are any. */
export function onlyThese(who: readonly Who[], what: string, members: readonly Pick<Member, 'name'>[]): string {
  const noun = describeWho(who);
  if (members.length === 0) return `Only ${noun} can ${what}, and there is nobody in this newsroom who is.`;
  return `Only ${noun} can ${what}: ${nameMembers(members)}.`;
}
