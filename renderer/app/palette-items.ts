import type { StorySummary } from '../../shared/contract/contract.ts';
import type { Command } from './commands.ts';
import { matchRank } from './fuzzy.ts';

export type PaletteItem =
  | {
      readonly kind: 'story';
      readonly id: string;
      readonly story: StorySummary;
      readonly headline: string;
      readonly editionId: string;
    }
  | { readonly kind: 'command'; readonly id: string; readonly command: Command };

export interface PaletteGroup {
  readonly name: string;
  readonly items: readonly PaletteItem[];
}

/** What the core found, and whether it found it for what stands in the box now. */
export interface FoundStories {
  readonly stories: readonly StorySummary[];
  readonly settled: boolean;
}

/** From here up a command fits so well that it stands above the stories. */
const strong = 3;

/** The edition that a story is known by: its original. */
export function originalOf(story: StorySummary): StorySummary['editions'][number] | undefined {
  return story.editions.find((edition) => edition.kind === 'original') ?? story.editions[0];
}

function storyItems(typed: string, found: FoundStories): readonly PaletteItem[] {
  const ranked: { item: PaletteItem; rank: number }[] = [];
  for (const story of found.stories) {
    const original = originalOf(story);
    if (!original) continue;
    const names = [story.slugline, ...story.editions.map((edition) => edition.headline)];
    const rank = Math.max(...names.map((name) => matchRank(typed, name)));
    // What was found for a shorter word stands in only where it fits the longer one.
    if (rank === 0 && !found.settled) continue;
    const headline = original.headline.trim();
    ranked.push({ item: { kind: 'story', id: `story-${story.id}`, story, headline, editionId: original.id }, rank });
  }
  // Sorting is stable: among equals the core's order stands, the most recent first.
  return ranked.sort((one, other) => other.rank - one.rank).map(({ item }) => item);
}

/** A command found by another of its words stands after those that are called so. */
function rankOf(typed: string, { name, words = '' }: Command): number {
  return matchRank(typed, name) || (words === '' ? 0 : Math.min(1, matchRank(typed, words)));
}

function commandItems(typed: string, scope: string, commands: readonly Command[]) {
  return commands
    .filter(({ onlyTyped }) => !onlyTyped || typed.trim() !== '')
    .map((command) => ({ command, rank: rankOf(typed, command) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({ command, rank }) => ({
      item: { kind: 'command', id: `${scope}-${command.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`, command } as const,
      rank,
    }));
}

/**
 * What the palette lists. With nothing typed: recent stories, then what can be done here, then where to go. With
 * something typed: commands that fit well, the stories that fit, the other commands that fit.
 */
export function paletteGroups(
  typed: string,
  stories: FoundStories,
  here: readonly Command[],
  everywhere: readonly Command[],
): readonly PaletteGroup[] {
  const found = storyItems(typed, stories);
  const hereItems = commandItems(typed, 'here', here);
  const everywhereItems = commandItems(typed, 'newsroom', everywhere);
  const groups: PaletteGroup[] = [];
  if (typed.trim() === '') {
    groups.push({ name: 'Recent stories', items: found });
    groups.push({ name: 'This edition', items: hereItems.map(({ item }) => item) });
    groups.push({ name: 'Newsroom', items: everywhereItems.map(({ item }) => item) });
  } else {
    const commands = [...hereItems, ...everywhereItems].sort((one, other) => other.rank - one.rank);
    groups.push({ name: 'Do', items: commands.filter(({ rank }) => rank >= strong).map(({ item }) => item) });
    groups.push({ name: 'Stories', items: found });
    groups.push({ name: 'Also', items: commands.filter(({ rank }) => rank < strong).map(({ item }) => item) });
  }
  return groups.filter((group) => group.items.length > 0);
}
