import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createNewsroom } from '../new-newsroom.ts';
import { newsroomOfDina, quietParts } from '../testing/quiet-parts.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { closeDatabase, openDatabase } from './connection.ts';
import { all, one, type ReadableDatabase, remembered, run, sqliteOf, transaction } from './database.ts';
import { explainSqliteError } from './sqlite-errors.ts';

let path: string;
let database: ReadableDatabase;
beforeEach(() => {
  path = join(temporaryFolder(), 'Test.newsroom');
  createNewsroom(path, newsroomOfDina, { now: () => 0 }, quietParts.ids);
  database = openDatabase(path, 0);
});
afterEach(() => closeDatabase(database));

const names = () => all<{ name: string }>(database, 'SELECT name FROM member ORDER BY name').map((row) => row.name);
const add = (name: string) =>
  transaction(database, (unit) =>
    run(unit, "INSERT INTO member (id, name, created_at) VALUES (:name, :name, '2026')", { name }),
  );

describe('a transaction', () => {
  test('that throws leaves nothing behind', () => {
    expect(() =>
      transaction(database, (unit) => {
        run(unit, "INSERT INTO member (id, name, created_at) VALUES ('x', 'x', '2026')");
        throw new Error('No');
      }),
    ).toThrow('No');
    expect(names()).toEqual(['Dina']);
  });

  test('is the only place where anything is written', () => {
    expect(() => all(database, "INSERT INTO member (id, name, created_at) VALUES ('x', 'x', '') RETURNING id")).toThrow(
      'A query may not write',
    );
    expect(names()).toEqual(['Dina']);
  });
});

describe('a full disk', () => {
  test('is told as that, keeps what was saved, and takes saves again once there is room', () => {
    add('before');
    const pages = one<{ page_count: number }>(database, 'PRAGMA page_count')?.page_count ?? 0;
    sqliteOf(database).pragma(`max_page_count = ${pages}`);
    let failure: unknown;
    try {
      for (let index = 0; index < 1_000; index += 1) add(`member ${index} ${'x'.repeat(500)}`);
    } catch (error) {
      failure = error;
    }
    expect(explainSqliteError(failure, path)).toMatchObject({ code: 'disk-full' });
    const kept = names();
    expect(kept).toContain('before');
    sqliteOf(database).pragma('max_page_count = 1000000');
    add('after');
    expect(names()).toEqual([...kept, 'after'].toSorted());
    expect(sqliteOf(database).pragma('integrity_check', { simple: true })).toBe('ok');
  });
});

test('a mistake of our own is not explained away', () => {
  expect(explainSqliteError(new Error('x'), path)).toBeNull();
  expect(() => add('Dina')).not.toThrow();
  try {
    add('Dina');
    throw new Error('It was added twice');
  } catch (error) {
    expect(explainSqliteError(error, path)).toBeNull();
  }
});

describe('what is remembered', () => {
  const count = (tables: readonly string[]) =>
    remembered(database, tables, `count for ${tables.join()}`, () => {
      asked += 1;
      return names().length;
    });
  let asked = 0;
  beforeEach(() => {
    asked = 0;
  });

  test('is asked again once something was written into its table, and only then', () => {
    expect([count(['member']), count(['member'])]).toEqual([1, 1]);
    expect(asked).toBe(1);
    transaction(database, (unit) => run(unit, "INSERT INTO setting (name, value) VALUES ('x', '1')"));
    expect(count(['member'])).toBe(1);
    expect(asked).toBe(1);
    add('Maksat');
    expect(count(['member'])).toBe(2);
    expect(asked).toBe(2);
  });

  test('of new rows alone outlasts changes of rows', () => {
    count(['new member']);
    transaction(database, (unit) => run(unit, "UPDATE member SET name = 'Dinara' WHERE name = 'Dina'"));
    count(['new member']);
    expect(asked).toBe(1);
    add('Maksat');
    expect(count(['new member'])).toBe(2);
  });

  test('is nothing that a transaction wrote which came to nothing', () => {
    expect(() =>
      transaction(database, (unit) => {
        expect(count(['member'])).toBe(1);
        run(unit, "INSERT INTO member (id, name, created_at) VALUES ('x', 'x', '2026')");
        expect(count(['member'])).toBe(2);
        throw new Error('No');
      }),
    ).toThrow('No');
    expect(count(['member'])).toBe(1);
  });

  test('is kept as well when a transaction asks that wrote nothing there', () => {
    transaction(database, () => count(['member']));
    expect(count(['member'])).toBe(1);
    expect(asked).toBe(1);
  });
});
