import type { Migration } from './migration.ts';

/**
 * Revisions in a compact table, names of revisions, what was thinned, and settings of the newsroom that are one value
 * each. An edition has thousands of revisions, so that ids of 36 letters and an index of them would be most of the file:
 * revisions name their edition and author by small numbers, which the key tables turn into ids.
 */
export const migration: Migration = {
  version: 2,
  sql: `
CREATE TABLE edition_key (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE REFERENCES edition (id)
) STRICT;
INSERT INTO edition_key (id) SELECT id FROM edition ORDER BY id;
CREATE TRIGGER edition_gets_key AFTER INSERT ON edition BEGIN
  INSERT INTO edition_key (id) VALUES (new.id);
END;

CREATE TABLE member_key (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE REFERENCES member (id)
) STRICT;
INSERT INTO member_key (id) SELECT id FROM member ORDER BY id;
CREATE TRIGGER member_gets_key AFTER INSERT ON member BEGIN
  INSERT INTO member_key (id) VALUES (new.id);
END;

CREATE TABLE compact_revision (
  -- In the order in which they were saved, so that a save appends.
  key INTEGER PRIMARY KEY,
  edition INTEGER NOT NULL REFERENCES edition_key (key),
  number INTEGER NOT NULL CHECK (number >= 1),
  author INTEGER NOT NULL REFERENCES member_key (key),
  cause TEXT NOT NULL,
  stage TEXT NOT NULL,
  -- In milliseconds since the epoch.
  at INTEGER NOT NULL,
  words INTEGER NOT NULL,
  note TEXT,
  -- The CRC-32 of what lists show of it; null where schema 1 wrote it.
  heading_check INTEGER,
  -- How the payload is coded, and the number of the revision that it is coded against, if any.
  codec TEXT NOT NULL,
  base INTEGER CHECK (base < number),
  -- Of what the payload must read back as; what exactly depends on the codec.
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  payload BLOB NOT NULL,
  UNIQUE (edition, number)
) STRICT;
-- What a flipped bit made of a hash or a time must not keep all else from being opened: that text counts as damaged.
INSERT INTO compact_revision (edition, number, author, cause, stage, at, words, note, codec, base, sha256, payload)
SELECT edition_key.key, number, member_key.key, cause, stage,
  coalesce(unixepoch(substr(revision.created_at, 1, 19)), 0) * 1000 + CAST(substr(revision.created_at, 21, 3) AS INTEGER),
  words, note, codec, NULL, iif(length(unhex(sha256)) = 32, unhex(sha256), zeroblob(32)), payload
FROM revision JOIN edition_key ON edition_key.id = edition_id JOIN member_key ON member_key.id = author_id
ORDER BY revision.rowid;
DROP TABLE revision;
ALTER TABLE compact_revision RENAME TO revision;

-- Old revisions that were thinned, as stretches of numbers: the only holes that there may be. Written before them.
CREATE TABLE thinned (
  edition INTEGER NOT NULL REFERENCES edition_key (key),
  first INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last >= first),
  at INTEGER NOT NULL,
  PRIMARY KEY (edition, first)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision BEGIN
  SELECT RAISE(ABORT, 'revisions are append-only');
END;
CREATE TRIGGER revision_is_only_thinned BEFORE DELETE ON revision
WHEN old.number > coalesce((SELECT last FROM thinned WHERE edition = old.edition AND first <= old.number
  ORDER BY first DESC LIMIT 1), 0) BEGIN
  SELECT RAISE(ABORT, 'revisions are append-only');
END;
-- Only what stands alone, or against what does, can be a base; what is coded against a base follows it within 1,024.
CREATE TRIGGER revision_is_kept_as_a_base BEFORE DELETE ON revision
WHEN (old.base IS NULL
    OR (SELECT base FROM revision WHERE edition = old.edition AND number = old.base) IS NULL)
  AND EXISTS (SELECT 1 FROM revision
    WHERE edition = old.edition AND number BETWEEN old.number + 1 AND old.number + 1024 AND base = old.number) BEGIN
  SELECT RAISE(ABORT, 'other revisions are coded against this one');
END;
CREATE TRIGGER revision_follows_the_last BEFORE INSERT ON revision
WHEN new.number <> 1 + coalesce((SELECT max(number) FROM revision WHERE edition = new.edition), 0) BEGIN
  SELECT RAISE(ABORT, 'revisions are numbered without holes');
END;
CREATE TRIGGER revision_has_its_base BEFORE INSERT ON revision
WHEN new.base IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM revision WHERE edition = new.edition AND number = new.base) BEGIN
  SELECT RAISE(ABORT, 'the revision that this one is coded against is missing');
END;
CREATE TRIGGER thinned_is_never_changed BEFORE UPDATE ON thinned BEGIN
  SELECT RAISE(ABORT, 'what was thinned stays written down');
END;
CREATE TRIGGER thinned_is_never_deleted BEFORE DELETE ON thinned BEGIN
  SELECT RAISE(ABORT, 'what was thinned stays written down');
END;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- What people called a revision. Beside the revisions, which never change.
CREATE TABLE revision_name (
  edition_id TEXT NOT NULL REFERENCES edition (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  member_id TEXT NOT NULL REFERENCES member (id),
  at TEXT NOT NULL,
  PRIMARY KEY (edition_id, number)
) STRICT, WITHOUT ROWID;
`,
};
