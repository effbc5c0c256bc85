import type { OutletKind } from '../../../shared/contract/contract.ts';
import type { Block } from '../../../shared/domain/blocks.ts';
import type { Fields } from '../../../shared/domain/edition.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import type { EditionKind } from '../../../shared/domain/workflow.ts';
import type { PictureOut } from './pictures-out.ts';

/** One edition as it stands before its readers: its published text and what outlets say about it. */
export interface PublishedEdition {
  readonly storyId: string;
  readonly editionId: string;
  /**
   * The slugline that the story had when the first of its editions went out. It names the story's files, so it never
   * changes afterwards, whatever the story is called in the newsroom.
   */
  readonly slugline: string;
  readonly desk: string;
  /** 1 (most urgent) to 6. */
  readonly priority: number;
  readonly language: LanguageCode;
  readonly kind: EditionKind;
  readonly fields: Fields;
  readonly blocks: readonly Block[];
  readonly words: number;
  /** 0 as first published. */
  readonly correctionNumber: number;
  /** What the last correction said; null when there was none. */
  readonly correctionNote: string | null;
  readonly killed: { readonly reason: string; readonly at: string } | null;
  /** Instants are ISO 8601 in UTC. */
  readonly firstPublishedAt: string;
  readonly publishedAt: string;
  readonly embargo: string | null;
  readonly originalLanguage: LanguageCode;
  /** Null for an original. */
  readonly translatedFromEditionId: string | null;
  readonly authorName: string;
  /** Null for an original. */
  readonly translatorName: string | null;
  readonly newsroomName: string;
  readonly newsroomLanguages: readonly LanguageCode[];
}

/** One thing to deliver to one outlet. */
export interface OutletJob {
  readonly kind: 'publish' | 'correct' | 'kill';
  readonly edition: PublishedEdition;
  /** All other editions of the story that are out now, or were killed. */
  readonly siblings: readonly PublishedEdition[];
  /** The editions of one language that are out now, newest first, 200 at most. */
  readonly latest: (language: LanguageCode) => readonly PublishedEdition[];
  /** A picture of the newsroom by its hash; null when there is none. */
  readonly picture: (hash: string) => PictureOut | null;
  /** The outlet's folder, an absolute path. */
  readonly folder: string;
}

/** The disk as outlets see it. */
export interface OutletFiles {
  exists(path: string): Promise<boolean>;
  /** Writes a whole file or nothing (a temporary file, synced, then renamed), making the folders it lies in. */
  write(path: string, content: string | Uint8Array): Promise<void>;
}

/** Something that delivers published editions somewhere. Delivering a job twice leaves what delivering it once does. */
export interface OutletWriter {
  readonly outlet: OutletKind;
  /** @returns where the edition went, an absolute path. */
  deliver(job: OutletJob, files: OutletFiles): Promise<{ readonly path: string }>;
}
