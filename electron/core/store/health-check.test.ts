import { expect, test } from 'vitest';
import { newsroomPerTest, storyPerTest } from '../testing/newsroom-per-test.ts';
import { act } from '../testing/test-newsroom.ts';
import { openDatabase } from './connection.ts';
import { run, sqliteOf, transaction } from './database.ts';
import { checkEverything } from './health-check.ts';

const newsroom = newsroomPerTest();
const story = storyPerTest(newsroom);

test('a sound newsroom has nothing wrong with it, in no table, also once texts were made searchable', async () => {
  await act(newsroom, 'aigerim', story.original, 'submit');
  await newsroom.core.close();
  const database = openDatabase(newsroom.path, 0);
  transaction(database, (unit) => {
    run(unit, 'INSERT INTO searchable (edition, number) SELECT key, 1 FROM edition_key');
    run(unit, "INSERT INTO text_search (rowid, folded) SELECT key, 'Порт Актау углубляет дно гавани' FROM edition_key");
  });
  const found = [...checkEverything(database)];
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter((wrong) => wrong !== null)).toEqual([]);
  sqliteOf(database).close();
  await newsroom.reopen();
});
