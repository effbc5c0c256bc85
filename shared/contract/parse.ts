import type { z } from 'zod';
import type { Channel } from './channels.ts';
import type { Reply } from './errors.ts';
import { type Schemas, schemas } from './schemas.ts';

/** The input of a request as its handler gets it: trimmed and checked. */
export type ParsedInput<C extends Channel> = z.output<Schemas[C]>;

/** Checks an input that came from outside against its channel's schema. A refusal is `bad-input` and names the field. */
export function parseInput<C extends Channel>(channel: C, input: unknown): Reply<ParsedInput<C>> {
  const parsed = schemas[channel].safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data as ParsedInput<C> };
  const [issue] = parsed.error.issues;
  return {
    ok: false,
    error: {
      code: 'bad-input',
      message: issue?.message ?? 'That does not fit.',
      data: { path: issue?.path.map(String).join('.') ?? '' },
    },
  };
}
