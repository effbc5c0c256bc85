import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../../shared/contract/contract.ts';
import { defaultSettings, parseSettings, type Settings } from './settings.ts';

/** What this person's copy of the app remembers between launches. Nothing of a newsroom's content is in here. */
export interface Profile {
  readonly settings: Settings;
  update(change: Partial<Settings>): void;
  placeIn(newsroomId: string): Place | null;
  rememberPlace(newsroomId: string, place: Place): void;
  /** Resolves once everything is on the disk, or could not be written. */
  written(): Promise<void>;
}

/** The newsrooms whose place is kept; the one that was visited longest ago is forgotten first. */
const mostPlaces = 50;

/**
 * Reads the settings of a profile folder, which is made when it is missing. A broken file is set aside as
 * `settings.broken-TIME.json` and defaults take its place.
 */
export function openProfile(folder: string, onProblem: (what: string, error: unknown) => void): Profile {
  const file = join(folder, 'settings.json');
  let settings = readSettings(folder, file, onProblem);
  let writing: Promise<void> | undefined;
  let changed = false;

  const writeAll = async (): Promise<void> => {
    while (changed) {
      changed = false;
      try {
        await writeAtomically(file, `${JSON.stringify(settings, null, 2)}\n`);
      } catch (error) {
        onProblem('The settings could not be written', error);
      }
    }
    writing = undefined;
  };

  const update = (change: Partial<Settings>): void => {
    settings = { ...settings, ...change };
    changed = true;
    writing ??= writeAll();
  };

  return {
    get settings() {
      return settings;
    },
    update,
    placeIn: (newsroomId) =>
      Object.hasOwn(settings.places, newsroomId) ? (settings.places[newsroomId] ?? null) : null,
    rememberPlace(newsroomId, place) {
      const { [newsroomId]: _, ...others } = settings.places;
      const kept = Object.entries(others).slice(-(mostPlaces - 1));
      update({ places: Object.fromEntries([...kept, [newsroomId, place]]) });
    },
    written: async () => writing,
  };
}

function readSettings(folder: string, file: string, onProblem: (what: string, error: unknown) => void): Settings {
  let json: string;
  try {
    json = readFileSync(file, 'utf8');
  } catch (error) {
    try {
      mkdirSync(folder, { recursive: true });
    } catch {
      onProblem('The profile folder could not be made', error);
    }
    return defaultSettings;
  }
  try {
    return parseSettings(json);
  } catch (error) {
    onProblem('The settings were not whole and were set aside', error);
    try {
      renameSync(file, join(folder, `settings.broken-${Date.now()}.json`));
    } catch (renameError) {
      onProblem('The broken settings could not be set aside', renameError);
    }
    return defaultSettings;
  }
}

/** A reader finds the old content or the new, never a part, also after the power went. */
async function writeAtomically(file: string, content: string): Promise<void> {
  const temporary = `${file}.new`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}
