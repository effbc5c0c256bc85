import type { LanguageCode } from './languages.ts';

export const roles = ['journalist', 'translator', 'editor'] as const;
export type Role = (typeof roles)[number];

/** A person in the newsroom. `languages` are those the person works in; only translation looks at them. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly languages: readonly LanguageCode[];
}

/** What the workflow needs to know of the person who asks. */
export type Actor = Pick<Member, 'id' | 'roles' | 'languages'>;

export function hasRole(actor: Pick<Member, 'roles'>, role: Role): boolean {
  return actor.roles.includes(role);
}
