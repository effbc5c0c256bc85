import type { LanguageCode } from './languages.ts';
import { type Actor, hasRole } from './members.ts';

/**
 * The workflow: one table of what may be done with an edition, at which stage, by whom. The core enforces it; the
 * interface asks it what to offer. Pure: everything that a rule looks at is in {@link Facts}.
 */

export const stages = [
  'draft',
  'source',
  'translation',
  'edit',
  'approved',
  'scheduled',
  'published',
  'correcting',
  'killed',
] as const;
export type Stage = (typeof stages)[number];

export type EditionKind = 'original' | 'translation';

export const actions = [
  'submit',
  'assign',
  'sendBack',
  'approve',
  'reopen',
  'schedule',
  'unschedule',
  'publish',
  'correct',
  'publishCorrection',
  'kill',
  'spike',
  'unspike',
] as const;
export type Action = (typeof actions)[number];

/** Who may do something, relative to an edition. */
export type Who = 'its journalist' | 'its translator' | 'translator' | 'editor' | 'its author while in draft';

/** All that the rules look at. Times are milliseconds since the epoch. */
export interface Facts {
  readonly stage: Stage;
  readonly kind: EditionKind;
  readonly language: LanguageCode;
  /** Whether the edition's language is among those that its story is published in. */
  readonly languageIsPublished: boolean;
  readonly spiked: boolean;
  /** Whether any edition of the story is or was published. */
  readonly storyWasPublished: boolean;
  /** The member who created the story. */
  readonly authorId: string;
  readonly assigneeId: string | null;
  /** Everyone who wrote or translated this edition, as against edited it. */
  readonly writerIds: readonly string[];
  readonly hasHeadline: boolean;
  readonly hasBody: boolean;
  readonly untranslated: number;
  /** Ids of the checks that fail now. */
  readonly failingChecks: readonly string[];
  readonly embargoUntil: number | null;
  readonly fourEyes: boolean;
}

/** What comes with a request. */
export interface Ask {
  readonly action: Action;
  readonly now: number;
  readonly reason?: string;
  /** Reasons for letting failing checks pass, by check id. */
  readonly waivers?: Readonly<Record<string, string>>;
  /** When to publish, for `schedule`. */
  readonly at?: number;
  /** Who is to have it, for `assign`; null gives it back to everybody. */
  readonly assignee?: Actor | null;
}

export type Refusal =
  | { readonly code: 'wrong-stage'; readonly stage: Stage; readonly from: readonly Stage[] }
  | { readonly code: 'not-allowed'; readonly who: readonly Who[] }
  | { readonly code: 'spiked' }
  | { readonly code: 'not-spiked' }
  | { readonly code: 'already-published' }
  | { readonly code: 'missing-text'; readonly missing: readonly ('headline' | 'body')[] }
  | { readonly code: 'untranslated'; readonly count: number }
  | { readonly code: 'reason-required' }
  | { readonly code: 'four-eyes'; readonly who: readonly Who[] }
  | { readonly code: 'checks-failing'; readonly checks: readonly string[] }
  | { readonly code: 'embargoed'; readonly until: number }
  | { readonly code: 'not-in-future' }
  | { readonly code: 'assignee-does-not-fit' };

export type Decision = { readonly ok: true; readonly to: Stage } | { readonly ok: false; readonly refusal: Refusal };

interface Rule {
  readonly from: readonly Stage[];
  readonly kinds?: readonly EditionKind[];
  readonly to: (facts: Facts) => Stage;
  readonly who: (facts: Facts) => readonly Who[];
  readonly requires: readonly ((facts: Facts, ask: Ask, actor: Actor) => Refusal | null)[];
}

const stay = (facts: Facts): Stage => facts.stage;
const becomes = (stage: Stage) => (): Stage => stage;
const editor = (): readonly Who[] => ['editor'];
const beforePublication: readonly Stage[] = ['draft', 'source', 'translation', 'edit', 'approved', 'scheduled'];

function isBlankReason(reason: string | undefined): boolean {
  return reason === undefined || reason.trim() === '';
}

function needsText(facts: Facts): Refusal | null {
  const missing: ('headline' | 'body')[] = [];
  if (!facts.hasHeadline) missing.push('headline');
  if (!facts.hasBody) missing.push('body');
  return missing.length > 0 ? { code: 'missing-text', missing } : null;
}

function needsWholeTranslation(facts: Facts): Refusal | null {
  return facts.kind === 'translation' && facts.untranslated > 0
    ? { code: 'untranslated', count: facts.untranslated }
    : null;
}

function needsReason(_facts: Facts, ask: Ask): Refusal | null {
  return isBlankReason(ask.reason) ? { code: 'reason-required' } : null;
}

function needsFourEyes(facts: Facts, _ask: Ask, actor: Actor): Refusal | null {
  return facts.fourEyes && facts.writerIds.includes(actor.id) ? { code: 'four-eyes', who: ['editor'] } : null;
}

function needsChecks(facts: Facts, ask: Ask): Refusal | null {
  const failing = facts.failingChecks.filter((check) => isBlankReason(ask.waivers?.[check]));
  return failing.length > 0 ? { code: 'checks-failing', checks: failing } : null;
}

function needsNoEmbargo(facts: Facts, ask: Ask): Refusal | null {
  return facts.embargoUntil !== null && facts.embargoUntil > ask.now
    ? { code: 'embargoed', until: facts.embargoUntil }
    : null;
}

function needsFuture(facts: Facts, ask: Ask): Refusal | null {
  if (ask.at === undefined || !(ask.at > ask.now)) return { code: 'not-in-future' };
  return facts.embargoUntil !== null && ask.at < facts.embargoUntil
    ? { code: 'embargoed', until: facts.embargoUntil }
    : null;
}

function needsNeverPublished(facts: Facts): Refusal | null {
  return facts.storyWasPublished ? { code: 'already-published' } : null;
}

/** Whether a member could carry an edition at its present stage. */
export function fitsAssignment(member: Actor, facts: Pick<Facts, 'stage' | 'language'>): boolean {
  return facts.stage === 'translation'
    ? hasRole(member, 'editor') || (hasRole(member, 'translator') && member.languages.includes(facts.language))
    : hasRole(member, 'editor');
}

function needsFittingAssignee(facts: Facts, ask: Ask, actor: Actor): Refusal | null {
  const others = ask.assignee !== undefined && ask.assignee !== null && ask.assignee.id !== actor.id;
  if (ask.assignee && !fitsAssignment(ask.assignee, facts)) return { code: 'assignee-does-not-fit' };
  // A translator takes work or gives it back; handing it to somebody else is an editor's business.
  if (!hasRole(actor, 'editor') && others) return { code: 'not-allowed', who: ['editor'] };
  if (!hasRole(actor, 'editor') && facts.assigneeId !== null && facts.assigneeId !== actor.id) {
    return { code: 'not-allowed', who: ['editor'] };
  }
  return null;
}

export const rules: Readonly<Record<Action, Rule>> = {
  submit: {
    from: ['draft', 'translation'],
    to: (facts) => (facts.stage === 'translation' || facts.languageIsPublished ? 'edit' : 'source'),
    who: (facts) => (facts.kind === 'translation' ? ['its translator'] : ['its journalist', 'editor']),
    requires: [needsText, needsWholeTranslation],
  },
  assign: {
    from: ['translation', 'edit'],
    to: stay,
    who: (facts) => (facts.stage === 'translation' ? ['translator', 'editor'] : ['editor']),
    requires: [needsFittingAssignee],
  },
  sendBack: {
    from: ['edit'],
    to: (facts) => (facts.kind === 'original' ? 'draft' : 'translation'),
    who: editor,
    requires: [needsReason],
  },
  approve: {
    from: ['edit'],
    to: becomes('approved'),
    who: editor,
    requires: [needsFourEyes, needsText, needsChecks],
  },
  reopen: { from: ['approved'], to: becomes('edit'), who: editor, requires: [] },
  schedule: { from: ['approved'], to: becomes('scheduled'), who: editor, requires: [needsFuture] },
  unschedule: { from: ['scheduled'], to: becomes('approved'), who: editor, requires: [] },
  publish: { from: ['approved'], to: becomes('published'), who: editor, requires: [needsText, needsNoEmbargo] },
  correct: { from: ['published'], to: becomes('correcting'), who: editor, requires: [needsReason] },
  publishCorrection: {
    from: ['correcting'],
    to: becomes('published'),
    who: editor,
    requires: [needsText, needsNoEmbargo],
  },
  kill: {
    from: ['published', 'scheduled', 'correcting'],
    to: becomes('killed'),
    who: editor,
    requires: [needsReason],
  },
  spike: {
    from: beforePublication,
    to: stay,
    who: (facts) => (facts.stage === 'draft' ? ['editor', 'its author while in draft'] : ['editor']),
    requires: [needsNeverPublished],
  },
  unspike: {
    from: beforePublication,
    to: stay,
    who: (facts) => (facts.stage === 'draft' ? ['editor', 'its author while in draft'] : ['editor']),
    requires: [],
  },
};

function isOne(who: Who, facts: Facts, actor: Actor): boolean {
  const free = facts.assigneeId === null || facts.assigneeId === actor.id;
  switch (who) {
    case 'editor':
      return hasRole(actor, 'editor');
    case 'its journalist':
      return hasRole(actor, 'journalist') && (facts.authorId === actor.id || facts.assigneeId === actor.id);
    case 'its translator':
      return hasRole(actor, 'translator') && actor.languages.includes(facts.language) && free;
    case 'translator':
      return hasRole(actor, 'translator') && actor.languages.includes(facts.language);
    case 'its author while in draft':
      return facts.stage === 'draft' && facts.authorId === actor.id;
  }
}

/** Whether the actor may take this action now, and the stage it leads to; or the first reason why not. */
export function decide(actor: Actor, facts: Facts, ask: Ask): Decision {
  const rule = rules[ask.action];
  const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal });
  if (facts.spiked && ask.action !== 'unspike') return refuse({ code: 'spiked' });
  if (!facts.spiked && ask.action === 'unspike') return refuse({ code: 'not-spiked' });
  if (!rule.from.includes(facts.stage)) return refuse({ code: 'wrong-stage', stage: facts.stage, from: rule.from });
  const who = rule.who(facts);
  if (!who.some((one) => isOne(one, facts, actor))) return refuse({ code: 'not-allowed', who });
  for (const requirement of rule.requires) {
    const refusal = requirement(facts, ask, actor);
    if (refusal) return refuse(refusal);
  }
  return { ok: true, to: rule.to(facts) };
}

/**
 * The actions that the actor's role opens at this stage, whatever else they may need (a reason, text, an embargo
 * passed): what the interface shows as buttons.
 */
export function offeredActions(actor: Actor, facts: Facts): readonly Action[] {
  return actions.filter((action) => {
    const rule = rules[action];
    if (facts.spiked !== (action === 'unspike')) return false;
    if (action === 'spike' && facts.storyWasPublished) return false;
    return rule.from.includes(facts.stage) && rule.who(facts).some((one) => isOne(one, facts, actor));
  });
}

/** Who may write at a stage; empty where nobody may. */
export function writersAt(facts: Pick<Facts, 'stage' | 'spiked'>): readonly Who[] {
  if (facts.spiked) return [];
  switch (facts.stage) {
    case 'draft':
    case 'source':
      return ['its journalist', 'editor'];
    case 'translation':
      return ['its translator', 'editor'];
    case 'edit':
    case 'correcting':
      return ['editor'];
    case 'approved':
    case 'scheduled':
    case 'published':
    case 'killed':
      return [];
  }
}

export function mayWrite(actor: Actor, facts: Facts): boolean {
  return writersAt(facts).some((who) => isOne(who, facts, actor));
}

/** Who may say that a translated paragraph is still valid. It changes no words, so also once it is published. */
export function mayConfirm(actor: Actor, facts: Facts): boolean {
  if (facts.spiked || facts.kind !== 'translation' || facts.stage === 'killed') return false;
  return isOne('its translator', facts, actor) || hasRole(actor, 'editor');
}

/** Whether writing at this stage makes a person a writer of the edition in the sense of four eyes. */
export function countsAsWriting(stage: Stage): boolean {
  return stage === 'draft' || stage === 'source' || stage === 'translation';
}

export type StoryStage = 'draft' | 'translation' | 'edit' | 'ready' | 'published' | 'killed' | 'spiked';

/** The story's own stage on the board, derived from its editions and never stored. */
export function storyStage(
  story: { readonly spiked: boolean },
  editions: readonly { readonly kind: EditionKind; readonly stage: Stage }[],
): StoryStage {
  if (story.spiked) return 'spiked';
  const original = editions.find((edition) => edition.kind === 'original');
  if (!original || original.stage === 'draft') return 'draft';
  const live = editions.filter((edition) => edition.stage !== 'source');
  if (live.length > 0 && live.every((edition) => edition.stage === 'killed')) return 'killed';
  const open = live.filter((edition) => edition.stage !== 'killed');
  if (open.some((edition) => edition.stage === 'translation')) return 'translation';
  if (open.some((edition) => edition.stage === 'edit' || edition.stage === 'draft')) return 'edit';
  if (open.some((edition) => edition.stage === 'approved' || edition.stage === 'scheduled')) return 'ready';
  return 'published';
}
