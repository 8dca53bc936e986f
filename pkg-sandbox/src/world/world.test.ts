import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld } from './create-world.ts';
import type { ContainerDeclaration } from './declaration.ts';
import { hour, minute } from './duration.ts';
import { planted } from './story/planted-list.ts';
import { workloads } from './story/workloads.ts';
import type { KubernetesObject, WorldState } from './world.ts';

const start = Date.UTC(2026, 10, 21, 3, 7, 19);
const world = createWorld({ start });
const moments = [0, 61 * minute, 5.3 * hour, 6 * hour, 6 * hour + 1_234, 9 * hour].map((since) => start + since);

const all = (state: WorldState) => Object.values(state.objects).flat();

function fieldsOf(object: KubernetesObject) {
  return object as KubernetesObject & {
    spec: { nodeName?: string; containers: Array<{ name: string }> };
    status: {
      phase: string;
      conditions: Array<{ type: string; status: string }>;
      containerStatuses?: Array<{ name: string; restartCount: number; state: Record<string, unknown> }>;
    };
  };
}

test('the same moment gives the same state, whatever was asked before, in this world and in another', () => {
  const first = moments.map((time) => JSON.stringify(world.at(time)));
  const backwards = [...moments].reverse().map((time) => JSON.stringify(world.at(time)));
  assert.deepEqual(backwards.reverse(), first);
  const other = createWorld({ start });
  assert.equal(JSON.stringify(other.at(moments[3] ?? 0)), first[3]);
});

test('the story moves: another moment is another state', () => {
  const [a, b] = [6 * hour, 6 * hour + 20_000].map((since) => JSON.stringify(world.at(start + since).objects));
  assert.notEqual(a, b);
});

for (const time of moments) {
  test(`objects fit together ${Math.round((time - start) / minute)} min after the start`, () => {
    const state = world.at(time);
    const objects = all(state);
    const uids = new Map(objects.map((object) => [object.metadata.uid, object]));
    assert.equal(uids.size, objects.length, 'uids are unique');
    const names = objects.map(({ kind, metadata }) => `${kind}/${metadata.namespace}/${metadata.name}`);
    assert.equal(new Set(names).size, names.length, 'names are unique within kind and namespace');
    const namespaces = new Set(state.objects['namespaces']?.map(({ metadata }) => metadata.name));
    for (const { kind, metadata } of objects) {
      assert.ok(metadata.namespace === undefined || namespaces.has(metadata.namespace), metadata.namespace);
      assert.ok(Date.parse(metadata.creationTimestamp) <= time, `${kind} ${metadata.name} is not from the future`);
      for (const owner of metadata.ownerReferences ?? []) {
        const found = uids.get(owner.uid);
        assert.deepEqual([found?.kind, found?.metadata.name], [owner.kind, owner.name], `owner of ${metadata.name}`);
      }
    }
  });

  test(`pods are as a kubelet would report them ${Math.round((time - start) / minute)} min after the start`, () => {
    const state = world.at(time);
    const nodes = new Set(state.objects['nodes']?.map(({ metadata }) => metadata.name));
    const uids = new Set(state.objects['pods']?.map(({ metadata }) => metadata.uid));
    for (const pod of (state.objects['pods'] ?? []).map(fieldsOf)) {
      const { phase, containerStatuses = [], conditions } = pod.status;
      const name = pod.metadata.name;
      assert.ok(phase !== 'Running' || nodes.has(pod.spec.nodeName ?? ''), `${name} runs on a node`);
      const scheduled = conditions.some(({ type, status }) => type === 'PodScheduled' && status === 'True');
      assert.equal(containerStatuses.length, scheduled ? pod.spec.containers.length : 0, name);
      for (const status of containerStatuses) {
        assert.equal(Object.keys(status.state).length, 1, `${name} has one state`);
        assert.ok(status.restartCount >= 0);
      }
    }
    for (const usage of state.pods) {
      assert.ok(uids.has(usage.uid) && nodes.has(usage.node));
      for (const container of usage.containers) {
        assert.ok(container.cpuCores > 0 && container.workingSetBytes > 0 && container.startedAt <= time);
        assert.ok(container.throttledRatio >= 0 && container.throttledRatio <= 1);
      }
    }
  });
}

test('what is not planted stays between 25 % and 65 % of its requests and below its limits', () => {
  const troubled = new Set(planted.map(({ workload }) => `${workload.namespace}/${workload.name}`));
  const declared = new Map<string, ContainerDeclaration>(
    workloads
      .filter(({ namespace, name }) => !troubled.has(`${namespace}/${name}`))
      .flatMap(({ namespace, name, containers }) =>
        containers.map((each): [string, ContainerDeclaration] => [`${namespace}/${name}/${each.name}`, each])
      )
  );
  const seen = new Set<string>();
  for (let time = start; time <= start + 6 * hour; time += minute) {
    const state = world.at(time);
    const labels = new Map(state.objects['pods']?.map(({ metadata }) => [metadata.uid, metadata.labels]));
    for (const pod of state.pods) {
      for (const usage of pod.containers) {
        const key = `${pod.namespace}/${labels.get(pod.uid)?.['app.kubernetes.io/name']}/${usage.name}`;
        const { requests } = declared.get(key) ?? {};
        // A container still grows in its first half minute.
        if (!requests?.cpu || !requests.memory || time - usage.startedAt < 30_000) {
          continue;
        }
        seen.add(key);
        const cpu = usage.cpuCores / requests.cpu;
        const memory = usage.workingSetBytes / requests.memory;
        assert.ok(cpu > 0.25 && cpu < 0.65, `${key} uses ${cpu} of its CPU request`);
        assert.ok(memory > 0.25 && memory < 0.65, `${key} uses ${memory} of its memory request`);
        assert.ok(usage.throttledRatio < 0.05, key);
      }
    }
  }
  const init = [...declared.values()].filter(({ role }) => role === 'init').length;
  assert.ok(seen.size >= declared.size - init, `saw ${seen.size} of ${declared.size} containers`);
});

test('memory of checkout passes 95 % of its limit within every 15 minutes', () => {
  const limit = 512 * 1024 ** 2;
  let most = 0;
  for (let time = start + 5 * hour; time < start + 5.25 * hour; time += 30_000) {
    const used = world.at(time).pods.filter(({ pod }) => pod.startsWith('checkout-'));
    most = Math.max(most, ...used.flatMap(({ containers }) => containers.map((each) => each.workingSetBytes)));
  }
  assert.ok(most > 0.95 * limit && most <= limit, `${most / limit}`);
});

for (const { workload, incidents } of planted) {
  for (const { container, log } of incidents.filter((incident) => incident.log !== null)) {
    test(`the log of ${workload.name} tells of its trouble`, () => {
      const time = start + 6 * hour;
      const pods = (world.at(time).objects['pods'] ?? []).filter(
        ({ metadata }) => metadata.namespace === workload.namespace && metadata.name.startsWith(`${workload.name}-`)
      );
      const texts = pods.flatMap(({ metadata }) =>
        [false, true].map((previous) =>
          (
            world.log(time, {
              namespace: workload.namespace,
              pod: metadata.name,
              container: container ?? '',
              previous,
            }) ?? []
          )
            .slice(-1000)
            .map(({ text }) => text)
            .join('\n')
        )
      );
      assert.ok(
        texts.some((text) => text.includes(log ?? '')),
        texts.map((text) => text.slice(-200)).join('\n---\n')
      );
    });
  }
}

test('a log grows and never changes what it said', () => {
  const name = world.at(start + 6 * hour).objects['pods']?.find(({ metadata }) => metadata.name.startsWith('frontend-'))
    ?.metadata.name;
  const asked = { namespace: 'shop', pod: name ?? '', container: 'nginx', previous: false };
  const earlier = world.log(start + 6 * hour, asked) ?? [];
  const later = world.log(start + 6 * hour + minute, asked) ?? [];
  const last = earlier.at(-1);
  assert.ok(last);
  const overlap = later.filter(({ time }) => time <= last.time);
  assert.deepEqual(overlap, earlier.slice(-overlap.length));
  assert.ok(later.length > overlap.length);
});

test('there is no log where the kubelet has none', () => {
  const time = start + 6 * hour;
  for (const [pod, container, previous] of [
    ['nobody', 'app', false],
    ['ledger-1', 'app', false],
    ['ledger-0', 'app', true],
    ['ledger-0', 'nothing', false],
  ] as const) {
    assert.equal(world.log(time, { namespace: 'pay', pod, container, previous }), undefined, pod);
  }
});
