import assert from 'node:assert/strict';
import type { ResourceAnalysis } from '@vigil/core/resources/analyse-resources';
import type { AskInstant } from '../analyse-over-http.ts';
import type { FixtureSeries } from '../quirk-fixtures.ts';

type Found = ResourceAnalysis<Error>;

/** An odd thing, and what the analysis has to make of it. */
export interface Quirk {
  name: string;
  series: FixtureSeries[];
  /** Seconds between two samples; 30 by default. */
  step?: number;
  /** A server that is different from the real one behind it. */
  through?: (ask: AskInstant) => AskInstant;
  check(found: Found, server: string): void;
}

/** The one row of a pod. */
export function row(found: Found, pod: string) {
  const rows = found.pods.filter((one) => one.pod === pod);
  assert.equal(rows.length, 1, `${pod}: ${found.pods.map((one) => one.pod).join(' ')}`);
  return rows[0] as Found['pods'][number];
}

/** Fails unless the figure is within this share of the expected one. */
export function near(actual: number | undefined, expected: number, share = 0.02) {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= share * expected,
    `${actual} instead of ${expected}`
  );
}

/** Labels of kube-state-metrics for a pod. */
export function stateOf(pod: string) {
  return { job: 'kube-state-metrics', namespace: 'shop', pod, uid: `uid-${pod}`, instance: '10.1.0.1:8080' };
}
