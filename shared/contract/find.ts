import type { LanguageCode } from '../domain/languages.ts';
import type { Stage } from '../domain/workflow.ts';
import type { Found } from '../language/find-query.ts';
import type { StorySummary } from './contract.ts';

/** What finding across the newsroom says. */

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
