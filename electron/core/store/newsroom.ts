import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { one, type ReadableDatabase, remembered, run, type WritableDatabase } from './database.ts';

export interface NewsroomRow {
  readonly id: string;
  readonly name: string;
  readonly languages: readonly LanguageCode[];
  readonly desks: readonly string[];
  readonly fourEyes: boolean;
  readonly createdAt: string;
}

interface Stored extends Omit<NewsroomRow, 'languages' | 'desks' | 'fourEyes'> {
  readonly languages: string;
  readonly desks: string;
  readonly fourEyes: number;
}

export function readNewsroom(database: ReadableDatabase): NewsroomRow {
  return remembered(database, ['newsroom'], 'newsroom', () => readRow(database));
}

function readRow(database: ReadableDatabase): NewsroomRow {
  const row = one<Stored>(
    database,
    'SELECT id, name, languages, desks, four_eyes AS fourEyes, created_at AS createdAt FROM newsroom',
  );
  if (!row) throw new Error('The newsroom row is missing');
  return {
    ...row,
    languages: JSON.parse(row.languages) as LanguageCode[],
    desks: JSON.parse(row.desks) as string[],
    fourEyes: row.fourEyes === 1,
  };
}

export function insertNewsroom(database: WritableDatabase, row: NewsroomRow): void {
  run(
    database,
    `INSERT INTO newsroom (singleton, id, name, languages, desks, four_eyes, created_at)
     VALUES (1, :id, :name, :languages, :desks, :fourEyes, :createdAt)`,
    stored(row),
  );
}

export function updateNewsroom(database: WritableDatabase, row: NewsroomRow): void {
  const { id: _id, createdAt: _createdAt, ...rest } = stored(row);
  run(
    database,
    'UPDATE newsroom SET name = :name, languages = :languages, desks = :desks, four_eyes = :fourEyes',
    rest,
  );
}

function stored(row: NewsroomRow) {
  return {
    id: row.id,
    name: row.name,
    languages: JSON.stringify(row.languages),
    desks: JSON.stringify(row.desks),
    fourEyes: row.fourEyes ? 1 : 0,
    createdAt: row.createdAt,
  };
}
