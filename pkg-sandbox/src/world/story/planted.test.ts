import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluateApiChecks } from '@vigil/core/audit/evaluate';
import { apiChecks } from '@vigil/core/audit/catalogue';
import { detectExceptions } from '@vigil/core/exceptions/detect-exceptions';
import type { ContainerException } from '@vigil/core/exceptions/exception';
import { detectJob, jobWorkload } from '@vigil/core/exceptions/detect-job';
import { detectNode, nodeWorkload } from '@vigil/core/exceptions/detect-node';
import type { ClusterEvent, Job } from '@vigil/core/kubernetes/objects';
import type { Pod } from '@vigil/core/kubernetes/pod';
import { projections, watchedKinds } from '@vigil/core/kubernetes/projections';
import { indexOwners, resolveOwner } from '@vigil/core/kubernetes/resolve-owner';
import type { ClusterSnapshot, WatchedKinds } from '@vigil/core/kubernetes/snapshot';
import { workloadKey, type WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import { createWorld } from '../create-world.ts';
import { minute, second } from '../duration.ts';
import { planted, plantedAfter } from './planted-list.ts';

const start = Date.UTC(2026, 10, 21, 3, 7, 19);
const world = createWorld({ start });
const now = start + plantedAfter;

/** The world as the proxy holds it: raw objects projected, each once. */
const projected = new WeakMap<object, unknown>();
function snapshotAt(time: number): ClusterSnapshot {
  const { objects } = world.at(time);
  const kinds = watchedKinds.map((kind) => {
    const items = (objects[kind] ?? []).map((raw) => {
      if (!projected.has(raw)) {
        projected.set(raw, projections[kind].project(raw));
      }
      return projected.get(raw);
    });
    return [kind, items.filter((item) => item !== undefined)];
  });
  return {
    cluster: 'sandbox',
    objects: Object.fromEntries(kinds) as unknown as ClusterSnapshot['objects'],
    missing: {},
  };
}

/** What the core says of the cluster between two moments, looking every `step` milliseconds. */
function incidentsBetween(from: number, until: number, step: number): Set<string> {
  const said = new Set<string>();
  const known = new Set<string>();
  const say = (workload: WorkloadRef, exceptions: ContainerException[]) => {
    for (const { container, reason, fingerprint } of exceptions) {
      if (!known.has(fingerprint)) {
        known.add(fingerprint);
        said.add(`${workloadKey(workload)} ${container ?? '-'} ${reason}`);
      }
    }
  };
  let before: ClusterSnapshot | undefined;
  for (let time = from; time <= until; time += step) {
    const current = snapshotAt(time);
    const { pods, jobs, nodes, events, replicasets } = current.objects;
    const owners = indexOwners(replicasets, jobs);
    const eventsOf = Map.groupBy(events as readonly ClusterEvent[], ({ object }) => object.uid);
    const podsBefore = new Map(before?.objects.pods.map((pod) => [pod.metadata.uid, pod]));
    const jobsBefore = new Map(before?.objects.jobs.map((job) => [job.metadata.uid, job]));
    for (const pod of pods as readonly Pod[]) {
      const owner = pod.metadata.owner;
      const job =
        owner?.kind === 'Job' ? (jobs as readonly Job[]).find(({ metadata }) => metadata.uid === owner.uid) : undefined;
      const set = replicasets.find(({ metadata }) => metadata.uid === owner?.uid);
      const context = { events: eventsOf.get(pod.metadata.uid) ?? [], job, replicaSet: set };
      const { exceptions } = detectExceptions(podsBefore.get(pod.metadata.uid), pod, time, context);
      say(resolveOwner(pod, owners), exceptions);
    }
    for (const job of jobs as readonly Job[]) {
      const own = pods.filter((pod) => pod.metadata.owner?.uid === job.metadata.uid);
      const { exceptions } = detectJob(jobsBefore.get(job.metadata.uid), job, time, own);
      say(jobWorkload(job), exceptions);
    }
    for (const node of nodes as ReadonlyArray<WatchedKinds['nodes']>) {
      const { exceptions } = detectNode(undefined, node, time);
      say(nodeWorkload(node), exceptions);
    }
    before = current;
  }
  return said;
}

const expectedIncidents = planted
  .flatMap(({ workload, incidents }) =>
    incidents.map(({ container, reason }) => `${workloadKey(workload)} ${container ?? '-'} ${reason}`)
  )
  .sort();

test('one look at any moment shows exactly the planted incidents', () => {
  for (const later of Array.from({ length: 60 }, (_, step) => step * 47 * second)) {
    assert.deepEqual([...incidentsBetween(now + later, now + later, 1)].sort(), expectedIncidents, `after ${later} ms`);
  }
});

test('watching for a quarter of an hour shows nothing that was not planted', () => {
  const said = incidentsBetween(now, now + 15 * minute, 3 * second);
  assert.deepEqual([...said].sort(), expectedIncidents);
});

test('the checks of the API find exactly what was planted', () => {
  const ids = new Set(apiChecks.map(({ id }) => id));
  const expected = planted
    .flatMap(({ workload, findings }) =>
      findings.filter((id) => ids.has(id)).map((id) => `${id} ${workloadKey(workload)}`)
    )
    .sort();
  for (const later of [0, 95 * second, 7 * minute, 31 * minute]) {
    const { results } = evaluateApiChecks(snapshotAt(now + later), now + later);
    const found = results.flatMap(({ findings }) =>
      findings.map(({ check, subject }) => `${check} ${workloadKey(subject)}`)
    );
    assert.deepEqual(found.sort(), expected, `after ${later} ms`);
    assert.deepEqual(
      results.filter(({ status }) => status === 'unknown'),
      []
    );
  }
});
