import type { LanguageCode } from '../domain/languages.ts';
import type { Stage } from '../domain/workflow.ts';
import type { Found } from '../language/find-query.ts';
import type { StorySummary } from './contract.ts';

/** What finding and replacing across the newsroom says. */

/** A sentence that has what was looked for. */
export interface Excerpt {
  /** The id of its block, or the name of its field. */
  readonly key: string;
  readonly text: string;
  readonly marks: readonly Found[];
  /** Whether the text goes on before and behind. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

export interface FoundEdition {
  readonly editionId: string;
  readonly language: LanguageCode;
  readonly stage: Stage;
  /** How often it is in there; {@link mostCounted} stands for that and more. */
  readonly count: number;
  /** The first few, in the order of the text. */
  readonly excerpts: readonly Excerpt[];
}

export interface FoundStory {
  readonly story: StorySummary;
  readonly editions: readonly FoundEdition[];
}

export interface FoundInNewsroom {
  /** What is wrong with the expression; nothing was looked for then. */
  readonly problem: string | null;
  /** The latest first. */
  readonly stories: readonly FoundStory[];
  /** Set when there may be more stories than were asked for. */
  readonly more: boolean;
  /** Set when looking took too long: then only the so many latest texts were looked at. */
  readonly lookedAt: number | null;
  /** How many texts the index does not know yet; they are read, which is slower. */
  readonly behind: number;
}

export const mostCounted = 999;

/** One place that is to be replaced. It is the same one for as long as its run of text says the same. */
export interface ReplacePlace {
  /** The name of a field or the id of a block. */
  readonly key: string;
  /** Which of the runs of text in there: a cell's number in a table, else 0. */
  readonly run: number;
  /** Which of the places found in that run, from 0. */
  readonly at: number;
  /** The words around it, cut where they are many. */
  readonly before: string;
  readonly found: string;
  readonly by: string;
  readonly after: string;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** What replacing would do to one edition. */
export interface ReplaceEdition {
  readonly editionId: string;
  /** The revision that this is of. */
  readonly revision: number;
  /** Why it would be left out, as a sentence; null when it would not. */
  readonly leftOut: string | null;
  /** How many places would be replaced; those that say already what they are to say are none. */
  readonly count: number;
  /** The first of them, in the order of the text; none in a text that is left out. */
  readonly places: readonly ReplacePlace[];
}

export interface ReplacePreview {
  /** What is wrong with the expression. */
  readonly problem: string | null;
  /** In the order asked for; without those that are not there any more. */
  readonly editions: readonly ReplaceEdition[];
}

/** A text that was not changed, and why, as a sentence. */
export interface LeftOut {
  readonly editionId: string;
  readonly reason: string;
}

export interface ReplacedInNewsroom {
  /** With the revision that the replacing made of each. */
  readonly replaced: readonly { readonly editionId: string; readonly revision: number; readonly count: number }[];
  readonly leftOut: readonly LeftOut[];
}

export interface ReplaceUndone {
  readonly restored: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

export interface FindOutputs {
  'find.newsroom': FoundInNewsroom;
  'find.replacements': ReplacePreview;
  /** On the disk by the time of the reply, all of it or nothing. */
  'find.replace': ReplacedInNewsroom;
  'find.undoReplace': ReplaceUndone;
}
