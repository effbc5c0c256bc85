import type { LanguageCode } from '../domain/languages.ts';
import type { Stage } from '../domain/workflow.ts';
import type { Found } from '../language/find-query.ts';
import type { Instant } from './instant.ts';
import type { StorySummary } from './stories.ts';

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
  /** What it is called: "Гавань, Russian"; empty for one that is not there any more. */
  readonly name: string;
  readonly reason: string;
  /** Whether it may go well in a while: somebody has it open now. */
  readonly later: boolean;
}

export interface ReplacedText {
  readonly editionId: string;
  /** The revision that the replacing made of it. */
  readonly revision: number;
  /** How many places were replaced. */
  readonly count: number;
}

/** What became of a replacing: every text that was asked for is in one of the three. */
export interface ReplacedInNewsroom {
  readonly replaced: readonly ReplacedText[];
  /** Those that have nothing to be replaced are not in here. */
  readonly leftOut: readonly LeftOut[];
  /** The texts that were not come to when somebody stopped it; empty when nobody did. */
  readonly notReached: readonly string[];
}

export interface ReplaceUndone {
  readonly restored: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly notReached: readonly string[];
}

/** A replacing, or the undoing of one, that was cut off: the program or the machine died, or the disk was full. */
export interface UnfinishedReplacing {
  readonly run: string;
  readonly what: 'replace' | 'undo';
  readonly text: string;
  readonly by: string;
  /** Who began it, and when. */
  readonly memberName: string;
  readonly at: Instant;
  /** How many texts it is about, and how many of them it came to. */
  readonly texts: number;
  readonly done: number;
  /** The texts that it did not come to, or that it left out. */
  readonly left: readonly string[];
  /** What undoing asks for: of a replacing those that were changed, of an undoing those that are still to be. */
  readonly editions: readonly { readonly editionId: string; readonly revision: number }[];
}

export interface FindOutputs {
  'find.newsroom': FoundInNewsroom;
  'find.replacements': ReplacePreview;
  /**
   * On the disk by the time of the reply. Each text is changed as a whole or not at all; when it fails on the way, what was
   * done stands in `find.unfinished`.
   */
  'find.replace': ReplacedInNewsroom;
  'find.undoReplace': ReplaceUndone;
  'find.stopReplacing': null;
  /** Those of the member who asks; an editor sees everybody's. */
  'find.unfinished': readonly UnfinishedReplacing[];
  /** With what was done before it was cut off. */
  'find.finishReplace': ReplacedInNewsroom;
  'find.leaveUnfinished': null;
}
