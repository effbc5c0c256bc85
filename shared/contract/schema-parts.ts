import { z } from 'zod';
import { type LanguageCode, languageCodes } from '../domain/languages.ts';

/** What the schemas of many requests are made of. */

/** Some things are kept in plain objects by their ids: none may be the name of what every object has. */
export const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^(?!(?:__proto__|constructor|prototype)$)/u, 'That is no id.');

export const language = z.enum(languageCodes as readonly [LanguageCode, ...LanguageCode[]]);
