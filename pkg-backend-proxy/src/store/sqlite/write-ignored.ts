import type { Recording } from '../incident-store.ts';
import { minuteOf } from './ignored.ts';
import { keyOf } from './key-of.ts';
import type { Statements } from './statements.ts';

const insertKey = 'INSERT INTO ignored_keys (key, at) VALUES (?, ?) ON CONFLICT DO NOTHING';
const count = `
  INSERT INTO ignored_counts (minute, cluster, namespace, rule, count) VALUES (?, ?, ?, ?, 1)
  ON CONFLICT DO UPDATE SET count = count + 1`;

/** Inside a transaction: counts what was left out; the same fingerprint under the same rule counts once. */
export function writeIgnored(statements: Statements, cluster: string, ignored: Recording['ignored']): void {
  for (const { rule, namespace, fingerprint, at } of ignored) {
    if (statements.run(insertKey, keyOf(cluster, rule, fingerprint), at) === 1) {
      statements.run(count, minuteOf(at), cluster, namespace, rule);
    }
  }
}
