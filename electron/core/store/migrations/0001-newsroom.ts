import type { Migration } from './migration.ts';

/**
 * Ids are UUIDv7 as text; instants are ISO 8601 in UTC with milliseconds, so that their order as text is their order in
 * time. `edition` holds projections of its head revision and copies of its story's deadline, priority, author and
 * spike, so that desks and lists are read from one index.
 */
export const migration: Migration = {
  version: 1,
  sql: `
CREATE TABLE newsroom (
  singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  languages TEXT NOT NULL CHECK (json_valid(languages)),
  desks TEXT NOT NULL CHECK (json_valid(desks)),
  four_eyes INTEGER NOT NULL CHECK (four_eyes IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE member (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE member_role (
  member_id TEXT NOT NULL REFERENCES member (id),
  role TEXT NOT NULL CHECK (role IN ('journalist', 'translator', 'editor')),
  PRIMARY KEY (member_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_language (
  member_id TEXT NOT NULL REFERENCES member (id),
  language TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (member_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE story (
  id TEXT PRIMARY KEY,
  slugline TEXT NOT NULL,
  desk TEXT NOT NULL,
  priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 6),
  deadline TEXT,
  embargo_at TEXT,
  embargo_zone TEXT,
  original_language TEXT NOT NULL,
  author_id TEXT NOT NULL REFERENCES member (id),
  spiked INTEGER NOT NULL DEFAULT 0 CHECK (spiked IN (0, 1)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  -- When an edition of it last went out; null until the first does.
  published_at TEXT,
  -- The slugline when the first edition went out: what outlets call it.
  published_slugline TEXT,
  CHECK ((embargo_at IS NULL) = (embargo_zone IS NULL)),
  CHECK ((published_at IS NULL) = (published_slugline IS NULL))
) STRICT;
CREATE INDEX story_by_update ON story (spiked, updated_at DESC, id);
CREATE INDEX story_by_publication ON story (published_at DESC, id) WHERE published_at IS NOT NULL;

CREATE TABLE story_language (
  story_id TEXT NOT NULL REFERENCES story (id),
  language TEXT NOT NULL,
  PRIMARY KEY (story_id, language)
) STRICT, WITHOUT ROWID;

-- What a story is found by: slugline and headlines in lower case, since SQLite folds only ASCII, and the lists that it
-- is in. The index takes any run of three characters or more.
CREATE TABLE story_search (
  key INTEGER PRIMARY KEY,
  story_id TEXT NOT NULL UNIQUE REFERENCES story (id),
  shelf TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE story_match USING fts5 (shelf, text, content = 'story_search', content_rowid = 'key',
  tokenize = 'trigram case_sensitive 1');
CREATE TRIGGER story_search_added AFTER INSERT ON story_search BEGIN
  INSERT INTO story_match (rowid, shelf, text) VALUES (new.key, new.shelf, new.text);
END;
CREATE TRIGGER story_search_changed AFTER UPDATE ON story_search BEGIN
  INSERT INTO story_match (story_match, rowid, shelf, text) VALUES ('delete', old.key, old.shelf, old.text);
  INSERT INTO story_match (rowid, shelf, text) VALUES (new.key, new.shelf, new.text);
END;

CREATE TABLE edition (
  id TEXT PRIMARY KEY,
  story_id TEXT NOT NULL REFERENCES story (id),
  language TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('original', 'translation')),
  source_edition_id TEXT REFERENCES edition (id),
  stage TEXT NOT NULL CHECK (stage IN ('draft', 'source', 'translation', 'edit', 'approved', 'scheduled', 'published',
    'correcting', 'killed')),
  stage_since TEXT NOT NULL,
  assignee_id TEXT REFERENCES member (id),
  translator_id TEXT REFERENCES member (id),
  head_number INTEGER NOT NULL CHECK (head_number >= 1),

  headline TEXT NOT NULL,
  words INTEGER NOT NULL,
  paragraphs INTEGER NOT NULL,
  total INTEGER NOT NULL DEFAULT 0,
  done INTEGER NOT NULL DEFAULT 0,
  untranslated INTEGER NOT NULL DEFAULT 0,
  stale INTEGER NOT NULL DEFAULT 0,

  scheduled_at TEXT,
  scheduled_zone TEXT,
  scheduled_by TEXT REFERENCES member (id),
  published_revision INTEGER,
  first_published_at TEXT,
  published_at TEXT,
  correction_number INTEGER NOT NULL DEFAULT 0,
  -- What the last correction that went out said, and what the one being written will say.
  correction_note TEXT,
  correcting_note TEXT,
  killed_at TEXT,
  killed_reason TEXT,
  sent_back_reason TEXT,
  sent_back_by TEXT REFERENCES member (id),
  sent_back_at TEXT,

  open_tasks INTEGER NOT NULL DEFAULT 0,
  author_id TEXT NOT NULL REFERENCES member (id),
  deadline TEXT,
  priority INTEGER NOT NULL,
  spiked INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,

  -- Whether it can be on anybody's desk.
  on_desk INTEGER NOT NULL GENERATED ALWAYS AS (
    spiked = 0 AND (stage IN ('draft', 'translation', 'edit', 'approved', 'scheduled', 'correcting')
      OR (stale > 0 AND stage <> 'killed') OR open_tasks > 0)
  ) VIRTUAL,

  UNIQUE (story_id, language),
  CHECK ((kind = 'original') = (source_edition_id IS NULL)),
  CHECK ((stage = 'scheduled') = (scheduled_at IS NOT NULL)),
  CHECK ((published_revision IS NULL) = (first_published_at IS NULL)),
  CHECK (stage NOT IN ('published', 'correcting') OR published_revision IS NOT NULL),
  CHECK ((stage = 'killed') = (killed_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX edition_original ON edition (story_id) WHERE kind = 'original';
CREATE INDEX edition_by_source ON edition (source_edition_id) WHERE source_edition_id IS NOT NULL;
CREATE INDEX edition_by_publication ON edition (language, first_published_at DESC) WHERE stage IN ('published', 'correcting');
CREATE INDEX edition_by_schedule ON edition (scheduled_at) WHERE scheduled_at IS NOT NULL;
CREATE INDEX edition_on_desk ON edition (stage, language, kind, assignee_id, author_id, deadline, priority, stage_since,
  stale, open_tasks, sent_back_at, id) WHERE on_desk;
CREATE INDEX edition_in_translation ON edition (author_id) WHERE stage = 'source';

CREATE TRIGGER story_details AFTER UPDATE OF deadline, priority, spiked ON story BEGIN
  UPDATE edition SET deadline = new.deadline, priority = new.priority, spiked = new.spiked WHERE story_id = new.id;
END;

CREATE TABLE revision (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  author_id TEXT NOT NULL REFERENCES member (id),
  cause TEXT NOT NULL,
  stage TEXT NOT NULL,
  created_at TEXT NOT NULL,
  words INTEGER NOT NULL,
  note TEXT,
  -- How the payload is coded, and the revision that it is coded against, if any.
  codec TEXT NOT NULL,
  base_id TEXT REFERENCES revision (id),
  payload BLOB NOT NULL,
  -- Of what the payload must read back as: the content as JSON in UTF-8.
  sha256 TEXT NOT NULL,
  UNIQUE (edition_id, number)
) STRICT;
CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision BEGIN
  SELECT RAISE(ABORT, 'revisions are append-only');
END;
CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision BEGIN
  SELECT RAISE(ABORT, 'revisions are append-only');
END;
CREATE TRIGGER revision_follows_the_last BEFORE INSERT ON revision
WHEN new.number <> 1 + coalesce((SELECT max(number) FROM revision WHERE edition_id = new.edition_id), 0) BEGIN
  SELECT RAISE(ABORT, 'revisions are numbered without holes');
END;

-- Who wrote or translated an edition, as against edited it.
CREATE TABLE contributor (
  edition_id TEXT NOT NULL REFERENCES edition (id),
  member_id TEXT NOT NULL REFERENCES member (id),
  since TEXT NOT NULL,
  PRIMARY KEY (edition_id, member_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id TEXT PRIMARY KEY,
  story_id TEXT REFERENCES story (id),
  edition_id TEXT REFERENCES edition (id),
  -- Null for what the newsroom did by itself.
  member_id TEXT REFERENCES member (id),
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  from_stage TEXT,
  to_stage TEXT,
  reason TEXT,
  data TEXT CHECK (data IS NULL OR json_valid(data))
) STRICT;
CREATE INDEX event_by_story ON event (story_id, id);
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN
  SELECT RAISE(ABORT, 'events are append-only');
END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN
  SELECT RAISE(ABORT, 'events are append-only');
END;

CREATE TABLE comment (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  author_id TEXT NOT NULL REFERENCES member (id),
  kind TEXT NOT NULL CHECK (kind IN ('comment', 'send back')),
  text TEXT NOT NULL,
  created_at TEXT NOT NULL,
  resolved_at TEXT,
  resolved_by TEXT REFERENCES member (id)
) STRICT;
CREATE INDEX comment_by_edition ON comment (edition_id, id);

CREATE TABLE task (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  kind TEXT NOT NULL CHECK (kind IN ('correction', 'kill')),
  note TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES member (id),
  created_at TEXT NOT NULL,
  done_at TEXT,
  done_by TEXT REFERENCES member (id)
) STRICT;
CREATE INDEX task_open ON task (edition_id, id) WHERE done_at IS NULL;
CREATE TRIGGER task_given AFTER INSERT ON task WHEN new.done_at IS NULL BEGIN
  UPDATE edition SET open_tasks = open_tasks + 1 WHERE id = new.edition_id;
END;
CREATE TRIGGER task_done AFTER UPDATE OF done_at ON task WHEN old.done_at IS NULL AND new.done_at IS NOT NULL BEGIN
  UPDATE edition SET open_tasks = open_tasks - 1 WHERE id = new.edition_id;
END;

-- What outlets are to be told. Written with the publication itself, worked off afterwards.
CREATE TABLE delivery (
  id TEXT PRIMARY KEY,
  story_id TEXT NOT NULL REFERENCES story (id),
  edition_id TEXT NOT NULL REFERENCES edition (id),
  outlet TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('publish', 'correct', 'kill', 'refresh')),
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
  path TEXT,
  error TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  retry_at TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX delivery_by_story ON delivery (story_id, id);
CREATE INDEX delivery_by_edition ON delivery (edition_id, outlet);
CREATE INDEX delivery_open ON delivery (retry_at) WHERE state <> 'done';

CREATE TABLE outlet (
  outlet TEXT PRIMARY KEY,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  -- Null: the usual one beside the newsroom.
  folder TEXT
) STRICT;
`,
};
