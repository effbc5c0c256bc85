import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Member } from '../../../shared/domain/members.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { closeDatabase, createDatabase } from './connection.ts';
import { type ReadableDatabase, sqliteOf, transaction } from './database.ts';
import { unknownName } from './member-names.ts';
import { findMember, insertMember, listMembers, updateMember } from './members.ts';

const dina: Member = { id: 'dina', name: 'Дина Ахметова', roles: ['editor'], languages: ['ru'] };

let database: ReadableDatabase;
beforeEach(() => {
  database = createDatabase(join(temporaryFolder(), 'Test.newsroom'));
  transaction(database, (unit) => insertMember(unit, dina, '2026'));
});
afterEach(() => closeDatabase(database));

/** What a flipped bit does, which nothing of this program writes. */
function flip(name: string): void {
  sqliteOf(database).prepare('UPDATE member SET name = ? WHERE id = ?').run(name, dina.id);
}

test('a member is called what was written', () => {
  expect(listMembers(database)).toEqual([dina]);
  expect(findMember(database, dina.id)).toEqual(dina);
});

test('a name that is another than was written is not shown as one', () => {
  flip('Дина Ахметоба');
  expect(listMembers(database)).toEqual([{ ...dina, name: unknownName }]);
  expect(findMember(database, dina.id)?.name).toBe(unknownName);
});

test('a name that is written again is shown', () => {
  flip('Дина Ахметоба');
  transaction(database, (unit) => updateMember(unit, { ...dina, name: 'Дина Сатпаева' }));
  expect(findMember(database, dina.id)?.name).toBe('Дина Сатпаева');
});
