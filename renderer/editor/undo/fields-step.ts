import { type FieldName, type Fields, fieldNames } from '../../../shared/domain/edition.ts';

/** What a step of undo did to the fields, as which it is gone through one way or the other. */
export interface FieldsStep {
  readonly from: Partial<Fields>;
  readonly to: Partial<Fields>;
}

/** The fields that differ; null when none does. */
export function fieldsBetween(before: Fields, after: Fields): FieldsStep | null {
  const names = fieldNames.filter((name) => before[name] !== after[name]);
  if (names.length === 0) return null;
  const of = (fields: Fields): Partial<Fields> => Object.fromEntries(names.map((name) => [name, fields[name]]));
  return { from: of(before), to: of(after) };
}

export function backwards({ from, to }: FieldsStep): FieldsStep {
  return { from: to, to: from };
}

/** What a step makes of fields: one that was written in since the step stays as it is. */
export function stepped(now: Fields, { from, to }: FieldsStep): Partial<Fields> {
  const names = (Object.keys(to) as FieldName[]).filter((name) => now[name] === from[name]);
  return Object.fromEntries(names.map((name) => [name, to[name]]));
}
