import { outboxSchema } from './outbox/schema.ts';

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
  `
  ALTER TABLE incidents ADD COLUMN status TEXT NOT NULL DEFAULT 'open';
  ALTER TABLE incidents ADD COLUMN acknowledged TEXT;
  ALTER TABLE incidents ADD COLUMN muted TEXT;
  ALTER TABLE incidents ADD COLUMN note TEXT;
  ALTER TABLE incidents ADD COLUMN change TEXT;
  ALTER TABLE incidents ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE incidents ADD COLUMN marked_until INTEGER;
  ALTER TABLE incidents ADD COLUMN log_fingerprint TEXT;
  ALTER TABLE incidents ADD COLUMN log_error_line TEXT NOT NULL DEFAULT '';
  ALTER TABLE incidents ADD COLUMN log_at INTEGER;
  UPDATE incidents SET status = state;
  -- All that filters and counts look at, so that a summary reads no wide row; what changes with every occurrence is not here.
  CREATE INDEX incidents_by_facets ON incidents (first_seen, ended_at, cluster, workload, namespace, reason, severity,
    urgency, status, changed, log_fingerprint, id);
  CREATE INDEX incidents_by_workload ON incidents (cluster, workload);
  CREATE INDEX incidents_by_fingerprint ON incidents (log_fingerprint, last_seen) WHERE log_fingerprint IS NOT NULL;
  CREATE INDEX incidents_by_mark ON incidents (marked_until) WHERE marked_until IS NOT NULL;

  -- A narrow key in place of the fingerprint: a random place in a narrow index costs far less to write than one among
  -- wide rows, and rows themselves are only appended.
  CREATE TABLE happened (
    incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    key BLOB NOT NULL,
    at INTEGER NOT NULL,
    pod TEXT NOT NULL,
    pod_uid TEXT NOT NULL,
    node TEXT,
    image TEXT,
    container_id TEXT,
    restart_count INTEGER NOT NULL,
    exit_code INTEGER,
    signal INTEGER,
    urgency INTEGER NOT NULL,
    message TEXT NOT NULL
  ) STRICT;
  INSERT INTO happened (incident, key, at, pod, pod_uid, node, image, container_id, restart_count, exit_code, signal,
    urgency, message)
  SELECT incident, key_of(occurrences.cluster, fingerprint), at, occurrences.pod, pod_uid, occurrences.node,
    occurrences.image, container_id, occurrences.restart_count, occurrences.exit_code, occurrences.signal, urgency,
    occurrences.message FROM occurrences JOIN incidents ON incidents.id = occurrences.incident ORDER BY at;
  DROP TABLE occurrences;
  ALTER TABLE happened RENAME TO occurrences;
  CREATE UNIQUE INDEX occurrences_by_key ON occurrences (key);
  CREATE INDEX occurrences_by_incident ON occurrences (incident, at, urgency);
  CREATE INDEX occurrences_by_pod ON occurrences (incident, pod_uid);
  CREATE INDEX occurrences_by_time ON occurrences (at, urgency);

  -- Each ignored fingerprint once, for as long as it is kept, and the counts by minute that readers ask for.
  CREATE TABLE ignored_keys (key BLOB PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX ignored_keys_by_time ON ignored_keys (at);
  CREATE TABLE ignored_counts (
    minute INTEGER NOT NULL,
    cluster TEXT NOT NULL,
    namespace TEXT NOT NULL,
    rule TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (minute, cluster, namespace, rule)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO ignored_keys (key, at) SELECT key_of(cluster, rule, fingerprint), at FROM ignored;
  INSERT INTO ignored_counts (minute, cluster, namespace, rule, count)
  SELECT at - at % 60000, cluster, namespace, rule, count(*) FROM ignored GROUP BY 1, 2, 3, 4;
  DROP TABLE ignored;

  CREATE TABLE actions (
    incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    author TEXT NOT NULL,
    action TEXT NOT NULL,
    until INTEGER,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX actions_by_incident ON actions (incident, at);

  CREATE TABLE events (
    cluster TEXT NOT NULL,
    uid TEXT NOT NULL,
    workload TEXT NOT NULL,
    type TEXT NOT NULL,
    reason TEXT NOT NULL,
    message TEXT NOT NULL,
    object TEXT NOT NULL,
    count INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    PRIMARY KEY (cluster, uid)
  ) STRICT;
  CREATE INDEX events_by_workload ON events (cluster, workload, last_seen);
  CREATE INDEX events_by_time ON events (last_seen);
  `,
  `
  CREATE TABLE test_runs (
    id TEXT PRIMARY KEY,
    client_key TEXT UNIQUE,
    began INTEGER NOT NULL,
    run TEXT NOT NULL
  ) STRICT;
  CREATE INDEX test_runs_by_time ON test_runs (began);
  `,
  `
  -- A filter names workloads without their cluster.
  DROP INDEX incidents_by_workload;
  CREATE INDEX incidents_of_workload ON incidents (workload, cluster);
  `,
  outboxSchema,
  `
  -- ended: from when on it counts no more; null: never. Whole numbers, Unix milliseconds.
  CREATE TABLE exemptions (
    id TEXT PRIMARY KEY,
    created INTEGER NOT NULL,
    ended INTEGER,
    exemption TEXT NOT NULL
  ) STRICT;
  CREATE INDEX exemptions_by_end ON exemptions (ended);
  `,
];
