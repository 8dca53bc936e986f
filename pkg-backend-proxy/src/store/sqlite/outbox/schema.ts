/** The tables of notifications, as one migration. */
export const outboxSchema = `
  -- What happened and is not routed yet; written with the incident itself.
  CREATE TABLE transitions (id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL) STRICT;

  CREATE TABLE notice_groups (
    key TEXT PRIMARY KEY,
    receiver TEXT NOT NULL,
    labels TEXT NOT NULL,
    policy TEXT NOT NULL,
    pending_since INTEGER,
    last_told_at INTEGER,
    due_at INTEGER
  ) STRICT;
  CREATE INDEX notice_groups_by_due ON notice_groups (due_at) WHERE due_at IS NOT NULL;
  CREATE TABLE notice_members (
    group_key TEXT NOT NULL REFERENCES notice_groups (key) ON DELETE CASCADE,
    subject TEXT NOT NULL,
    status TEXT NOT NULL,
    told TEXT NOT NULL,
    severity TEXT NOT NULL,
    occurrences INTEGER NOT NULL,
    notice TEXT NOT NULL,
    PRIMARY KEY (group_key, subject)
  ) STRICT;
  CREATE INDEX notice_members_by_subject ON notice_members (subject);

  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    receiver TEXT NOT NULL,
    group_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    transition_at INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    claimed_by TEXT,
    claimed_until INTEGER,
    ended_at INTEGER,
    digest INTEGER,
    why TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    search TEXT NOT NULL,
    firing INTEGER NOT NULL,
    resolved INTEGER NOT NULL,
    message TEXT NOT NULL
  ) STRICT;
  CREATE INDEX outbox_by_turn ON outbox (receiver, next_at) WHERE state = 'waiting';
  CREATE INDEX outbox_by_claim ON outbox (receiver, claimed_until) WHERE state = 'sending';
  CREATE INDEX outbox_by_group ON outbox (group_key, id) WHERE state IN ('waiting', 'sending');
  CREATE INDEX outbox_by_state ON outbox (receiver, state, created_at);
  CREATE INDEX outbox_by_end ON outbox (ended_at) WHERE ended_at IS NOT NULL;
  CREATE INDEX outbox_by_digest ON outbox (digest) WHERE digest IS NOT NULL;
  CREATE TABLE outbox_subjects (
    message INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    subject TEXT NOT NULL,
    PRIMARY KEY (message, subject)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX outbox_subjects_by_subject ON outbox_subjects (subject);
  CREATE TABLE outbox_attempts (
    message INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    why TEXT NOT NULL,
    took_ms REAL NOT NULL
  ) STRICT;
  CREATE INDEX outbox_attempts_by_message ON outbox_attempts (message, at);

  CREATE TABLE send_budgets (name TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT;
  -- What was found when it was last looked at; the empty subject: that it was looked at.
  CREATE TABLE known_findings (
    cluster TEXT NOT NULL,
    subject TEXT NOT NULL,
    notice TEXT NOT NULL,
    PRIMARY KEY (cluster, subject)
  ) STRICT;
`;
