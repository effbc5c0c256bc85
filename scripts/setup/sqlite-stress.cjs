'use strict';

// Run with --expose-gc: node sqlite-stress.cjs BETTER_SQLITE3_FOLDER BINDING
// A binding built against the wrong headers loads and answers queries, and takes the whole process down in the first
// garbage collection that finalizes one of its objects. So make many of each kind, drop them and collect.

const [packageFolder, nativeBinding] = process.argv.slice(2);
const Database = require(packageFolder);

const rounds = 40;
const objectsARound = 50;
const rows = 200;

/** @param {import('better-sqlite3').Database} database */
function exerciseEveryKindOfObject(database) {
  for (let index = 0; index < objectsARound; index += 1) {
    const statement = database.prepare('SELECT value, length(note) AS size FROM item WHERE value >= ?');
    if (statement.all(index).length !== rows - index) throw new Error('A statement gave a wrong answer');

    // One iterator ends early, another is run to its end.
    for (const row of statement.iterate(index)) if (row.value > index) break;
    if ([...database.prepare('SELECT value FROM item').iterate()].length !== rows) {
      throw new Error('An iterator gave a wrong answer');
    }

    const kept = Buffer.alloc(1000, index);
    database.function(`plus_${index}`, (value) => value + (kept[0] ?? 0));
    if (database.prepare(`SELECT plus_${index}(1)`).pluck().get() !== index + 1) {
      throw new Error('A function gave a wrong answer');
    }

    database.aggregate(`total_${index}`, {
      start: () => [],
      step: (all, next) => [...all.slice(-3), next],
      result: (all) => all.length,
    });
    if (database.prepare(`SELECT total_${index}(value) FROM item`).pluck().get() !== 4) {
      throw new Error('An aggregate gave a wrong answer');
    }
  }
  try {
    database.prepare('SELECT no_such_column FROM item');
    throw new Error('A wrong statement was accepted');
  } catch (error) {
    if (error.code !== 'SQLITE_ERROR') throw error;
  }
}

function runRound() {
  const database = new Database(':memory:', { nativeBinding });
  database.exec('CREATE TABLE item (value INTEGER, note TEXT)');
  const insert = database.prepare('INSERT INTO item VALUES (?, ?)');
  database.transaction(() => {
    for (let value = 0; value < rows; value += 1) insert.run(value, 'қазақша '.repeat(20));
  })();
  exerciseEveryKindOfObject(database);
  globalThis.gc();
  // Every second database is left to the collector without being closed.
  if (Math.random() < 0.5) database.close();
}

async function main() {
  for (let round = 0; round < rounds; round += 1) {
    runRound();
    globalThis.gc();
    // Finalizers that were put off run between turns of the event loop.
    await new Promise((resume) => setImmediate(resume));
  }
  console.log('stress passed');
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
