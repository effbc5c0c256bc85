import type { Migration } from './migration.ts';

/**
 * What the editor came to need: pictures, the newsroom's own words, commissioned lengths, and an index of what texts
 * say now, for finding across the newsroom.
 */
export const migration: Migration = {
  version: 3,
  sql: `
-- A file is here once, whatever texts show it. Never changed; texts name it by its hash.
CREATE TABLE picture (
  -- The SHA-256 of the bytes, in hexadecimal.
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
  type TEXT NOT NULL CHECK (type IN ('image/jpeg', 'image/png', 'image/webp', 'image/gif')),
  -- As a reader sees it, in pixels.
  width INTEGER NOT NULL CHECK (width >= 1),
  height INTEGER NOT NULL CHECK (height >= 1),
  -- What its file was called.
  name TEXT NOT NULL,
  added_by TEXT NOT NULL REFERENCES member (id),
  added_at TEXT NOT NULL,
  -- Small, for lists; null until it was made.
  thumbnail BLOB,
  bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER picture_is_never_changed BEFORE UPDATE OF hash, type, width, height, bytes ON picture BEGIN
  SELECT RAISE(ABORT, 'pictures are never changed');
END;

-- Words that the newsroom spells so, whatever the dictionary says.
CREATE TABLE dictionary_word (
  language TEXT NOT NULL,
  word TEXT NOT NULL CHECK (word <> ''),
  member_id TEXT NOT NULL REFERENCES member (id),
  at TEXT NOT NULL,
  PRIMARY KEY (language, word)
) STRICT, WITHOUT ROWID;

-- How long the story is to be, in words; null when nobody said.
ALTER TABLE story ADD COLUMN commissioned_words INTEGER CHECK (commissioned_words BETWEEN 1 AND 1000000);

-- Which revision of an edition text_search knows; brought up to date when somebody looks for something.
CREATE TABLE searchable (
  edition INTEGER PRIMARY KEY REFERENCES edition_key (key),
  number INTEGER NOT NULL
) STRICT;
-- Folded texts by their groups of three letters, which say where a text may be; the text itself says whether it is.
CREATE VIRTUAL TABLE text_search USING fts5(folded, content='', contentless_delete=1, tokenize='trigram', detail='none');
`,
};
