/** Each entry raises `user_version` by one. Never edit one that was released: append. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE incidents (
    id TEXT PRIMARY KEY,
    cluster TEXT NOT NULL,
    kind TEXT NOT NULL,
    namespace TEXT NOT NULL,
    name TEXT NOT NULL,
    workload TEXT NOT NULL,
    container TEXT,
    container_role TEXT,
    reason TEXT NOT NULL,
    exit_code INTEGER,
    signal INTEGER,
    severity TEXT NOT NULL,
    urgency INTEGER NOT NULL,
    state TEXT NOT NULL,
    message TEXT NOT NULL,
    pod TEXT NOT NULL,
    node TEXT,
    image TEXT,
    restart_count INTEGER NOT NULL,
    occurrences INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    ended_at INTEGER,
    log_status TEXT NOT NULL,
    log_lines INTEGER NOT NULL DEFAULT 0,
    log_bytes INTEGER NOT NULL DEFAULT 0,
    log_truncated INTEGER NOT NULL DEFAULT 0,
    log_detail TEXT NOT NULL DEFAULT '',
    context TEXT,
    search TEXT NOT NULL
  ) STRICT;
  CREATE INDEX incidents_by_last_seen ON incidents (last_seen, id);
  CREATE INDEX incidents_by_urgency ON incidents (urgency, last_seen, id);
  CREATE INDEX incidents_by_occurrences ON incidents (occurrences, last_seen, id);

  CREATE TABLE occurrences (
    cluster TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    pod TEXT NOT NULL,
    pod_uid TEXT NOT NULL,
    node TEXT,
    image TEXT,
    container_id TEXT,
    restart_count INTEGER NOT NULL,
    exit_code INTEGER,
    signal INTEGER,
    message TEXT NOT NULL,
    PRIMARY KEY (cluster, fingerprint)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX occurrences_by_incident ON occurrences (incident, at);
  CREATE INDEX occurrences_by_time ON occurrences (at);

  CREATE TABLE troubled (
    incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    cluster TEXT NOT NULL,
    holder_uid TEXT NOT NULL,
    container TEXT,
    PRIMARY KEY (incident, holder_uid)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX troubled_by_holder ON troubled (cluster, holder_uid);

  CREATE TABLE captures (
    incident TEXT PRIMARY KEY REFERENCES incidents (id) ON DELETE CASCADE,
    cluster TEXT NOT NULL,
    namespace TEXT NOT NULL,
    pod TEXT NOT NULL,
    pod_uid TEXT NOT NULL,
    container TEXT NOT NULL,
    container_id TEXT
  ) STRICT;

  CREATE TABLE logs (
    incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    which TEXT NOT NULL,
    pod TEXT NOT NULL,
    container TEXT NOT NULL,
    captured_at INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    truncated INTEGER NOT NULL,
    stored_bytes INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (incident, which)
  ) STRICT;

  CREATE TABLE ignored (
    cluster TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    rule TEXT NOT NULL,
    namespace TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (cluster, fingerprint, rule)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ignored_by_time ON ignored (at);

  CREATE TABLE watermarks (cluster TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
  `,
];
