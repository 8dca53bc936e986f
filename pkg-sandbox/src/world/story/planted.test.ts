import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluateApiChecks } from '@vigil/core/audit/evaluate';
import { apiChecks } from '@vigil/core/audit/catalogue';
import { detectDeployment } from '@vigil/core/exceptions/detect-deployment';
import { detectExceptions } from '@vigil/core/exceptions/detect-exceptions';
import { detectEvent } from '@vigil/core/exceptions/detect-event';
import { eventWorkload } from '@vigil/core/exceptions/event-workload';
import type { ContainerException, Detection } from '@vigil/core/exceptions/exception';
import { recentChange } from '@vigil/core/exceptions/recent-change';
import { detectJob, jobWorkload } from '@vigil/core/exceptions/detect-job';
import { detectNode, nodeWorkload } from '@vigil/core/exceptions/detect-node';
import { indexOwners, resolveOwner } from '@vigil/core/kubernetes/resolve-owner';
import type { ClusterSnapshot, WatchedKinds } from '@vigil/core/kubernetes/snapshot';
import type { RecentChange } from '@vigil/core/vocabulary/incident';
import { workloadKey, type WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import { createSnapshots } from '../create-snapshots.ts';
import { createWorld } from '../create-world.ts';
import { minute, second } from '../duration.ts';
import { planted, plantedAfter } from './planted-list.ts';

const start = Date.UTC(2026, 10, 21, 3, 7, 19);
const world = createWorld({ start });
const now = start + plantedAfter;

const snapshotOf = createSnapshots('sandbox');
const snapshotAt = (time: number) => snapshotOf(world.at(time));

/** What the core said of a stretch of time. */
interface Said {
  incidents: Set<string>;
  /** The same, with what had changed shortly before. */
  changes: Map<string, string>;
  ignored: Set<string>;
}

/** What the core says of the cluster between two moments, looking every `step` milliseconds. */
function saidBetween(from: number, until: number, step: number): Said {
  const said: Said = { incidents: new Set(), changes: new Map(), ignored: new Set() };
  const known = new Set<string>();
  const say = (
    workload: WorkloadRef,
    { exceptions, ignored }: Pick<Detection, 'exceptions' | 'ignored'>,
    changeOf?: (exception: ContainerException) => RecentChange | null
  ) => {
    for (const exception of exceptions) {
      const { container, reason, fingerprint } = exception;
      if (!known.has(fingerprint)) {
        known.add(fingerprint);
        const line = `${workloadKey(workload)} ${container ?? '-'} ${reason}`;
        said.incidents.add(line);
        const change = changeOf?.(exception);
        if (change) {
          said.changes.set(line, change.what);
        }
      }
    }
    ignored.forEach(({ rule }) => said.ignored.add(`${workloadKey(workload)} ${rule}`));
  };
  let before: ClusterSnapshot | undefined;
  for (let time = from; time <= until; time += step) {
    const current = snapshotAt(time);
    const objects = current.objects as { [Kind in keyof WatchedKinds]: ReadonlyArray<WatchedKinds[Kind]> };
    const { pods, jobs, nodes, events, replicasets, namespaces } = objects;
    const owners = indexOwners(replicasets, jobs);
    const eventsOf = Map.groupBy(events, ({ object }) => object.uid);
    const previous = <Kind extends keyof WatchedKinds>(kind: Kind) =>
      new Map((before?.objects[kind] ?? []).map((object) => [object.metadata.uid, object]));
    const [podsBefore, jobsBefore, eventsBefore] = [previous('pods'), previous('jobs'), previous('events')];
    const deployed = new Map(objects.deployments.map(({ metadata }) => [metadata.uid, metadata]));
    for (const pod of pods) {
      const { owner, namespace } = pod.metadata;
      const replicaSet = replicasets.find(({ metadata }) => metadata.uid === owner?.uid);
      const above = replicaSet?.metadata.owner?.uid;
      const siblings = replicasets.filter(({ metadata }) => above && metadata.owner?.uid === above);
      const context = {
        events: eventsOf.get(pod.metadata.uid) ?? [],
        job: owner?.kind === 'Job' ? jobs.find(({ metadata }) => metadata.uid === owner.uid) : undefined,
        replicaSet,
        siblings,
        node: nodes.find(({ metadata }) => metadata.name === pod.spec.nodeName),
        workload: above ? deployed.get(above) : undefined,
        namespace: namespaces.find(({ metadata }) => metadata.name === namespace)?.metadata,
      };
      const detection = detectExceptions(podsBefore.get(pod.metadata.uid), pod, time, context);
      say(resolveOwner(pod, owners), detection, ({ container, at }) =>
        recentChange(pod, container, at, { replicaSets: siblings, pods: [] })
      );
    }
    for (const job of jobs) {
      const own = pods.filter((pod) => pod.metadata.owner?.uid === job.metadata.uid);
      say(jobWorkload(job), detectJob(jobsBefore.get(job.metadata.uid), job, time, own));
    }
    for (const deployment of objects.deployments) {
      const { namespace, name, uid } = deployment.metadata;
      const earlier = before?.objects.deployments.find(({ metadata }) => metadata.uid === uid);
      say({ kind: 'Deployment', namespace, name }, detectDeployment(earlier, deployment, time));
    }
    for (const node of nodes) {
      say(nodeWorkload(node), detectNode(undefined, node, time));
    }
    const lookup = {
      ...owners,
      pod: (namespace: string, name: string) =>
        pods.find(({ metadata }) => metadata.namespace === namespace && metadata.name === name),
      autoscaler: () => undefined,
    };
    for (const event of events) {
      const { kind, namespace, name, uid } = event.object;
      const context = {
        pod: kind === 'Pod' ? lookup.pod(namespace, name) : undefined,
        replicaSet: replicasets.find(({ metadata }) => metadata.uid === uid),
        node: kind === 'Node' ? nodes.find(({ metadata }) => metadata.name === name) : undefined,
      };
      say(eventWorkload(event, lookup), detectEvent(eventsBefore.get(event.metadata.uid), event, time, context));
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
    const { incidents } = saidBetween(now + later, now + later, 1);
    assert.deepEqual([...incidents].sort(), expectedIncidents, `after ${later} ms`);
  }
});

test('watching for a quarter of an hour shows nothing that was not planted', () => {
  const { incidents } = saidBetween(now, now + 15 * minute, 3 * second);
  assert.deepEqual([...incidents].sort(), expectedIncidents);
});

test('what began soon after a change says so, and nothing else does', () => {
  const { changes } = saidBetween(now, now, 1);
  const expected = planted.flatMap(({ workload, incidents }) =>
    incidents.flatMap(({ container, reason, change }) =>
      change ? [[`${workloadKey(workload)} ${container ?? '-'} ${reason}`, change]] : []
    )
  );
  assert.deepEqual([...changes].sort(), expected.sort());
});

test('what is muted is left out and counted', () => {
  const { ignored } = saidBetween(now, now, 1);
  assert.ok(ignored.has('Deployment/web/chaos-canary muted'), [...ignored].join('\n'));
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
