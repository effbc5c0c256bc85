import { isBlankText } from './blocks.ts';
import { type EditionContent, hasBody, hasHeadline } from './edition.ts';
import type { Progress } from './translation.ts';
import type { EditionKind } from './workflow.ts';

/** A check that an edition fails. `id` is what a waiver names. */
export type Check =
  | { readonly id: 'headline' }
  | { readonly id: 'body' }
  | { readonly id: 'untranslated'; readonly count: number }
  | { readonly id: 'stale'; readonly count: number }
  | { readonly id: 'alternative-text'; readonly count: number };

/** The checks that an edition fails as it stands. */
export function failingChecks(kind: EditionKind, content: EditionContent, progress: Progress): readonly Check[] {
  const failing: Check[] = [];
  if (!hasHeadline(content)) failing.push({ id: 'headline' });
  if (!hasBody(content)) failing.push({ id: 'body' });
  if (kind === 'translation' && progress.untranslated > 0) {
    failing.push({ id: 'untranslated', count: progress.untranslated });
  }
  if (kind === 'translation' && progress.stale > 0) failing.push({ id: 'stale', count: progress.stale });
  const unsaid = content.blocks.filter((block) => block.type === 'image' && isBlankText(block.alt)).length;
  if (unsaid > 0) failing.push({ id: 'alternative-text', count: unsaid });
  return failing;
}
