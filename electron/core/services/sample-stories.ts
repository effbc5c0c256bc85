import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SampleNewsroom, type SampleStory, sampleNewsroomSchema, sampleStorySchema } from './sample-format.ts';

/** The whole sample as written. */
export interface Sample {
  readonly newsroom: SampleNewsroom;
  readonly stories: readonly SampleStory[];
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * The sample as written: `newsroom.json` and each file of `stories/`, checked.
 * @param folder resources/sample, an absolute path.
 * @throws ZodError that names what does not fit.
 */
export function readSample(folder: string): Sample {
  const files = readdirSync(join(folder, 'stories'))
    .filter((name) => name.endsWith('.json'))
    .toSorted();
  return {
    newsroom: sampleNewsroomSchema.parse(readJson(join(folder, 'newsroom.json'))),
    stories: files.map((name) => sampleStorySchema.parse(readJson(join(folder, 'stories', name)))),
  };
}
