import type { InstantSample } from '../prometheus/parse-answer.ts';
import type { Capabilities } from './capabilities.ts';
import { readRequestChanges } from './change-queries.ts';
import type { PodName } from './plan-gone-pods.ts';
import type { ResourceQueryId } from './plan-queries.ts';
import type { Answers } from './planned-query.ts';
import { settings, type Figures, type GpuFigures, type PodRow, type Pressure } from './pod-row.ts';
import { cpuPressureOf } from './pressure-queries.ts';
import { readReservations } from './read-reservations.ts';
import { ownerResolver } from './resolve-owner.ts';

/**
 * Makes one row a pod of the answers of `planQueries`. `gone` are those of the second look, `planGonePods` (they fill in
 * what kube-state-metrics has forgotten by the end of the window, and never override what it says then) and
 * `planYoungPods`. An answer that is
 * missing, or not a number, leaves its figures undefined.
 */
export function foldUsage(
  answers: Answers<ResourceQueryId>,
  capabilities: Capabilities,
  gone: Answers<ResourceQueryId> = {}
): PodRow[] {
  const value = (id: ResourceQueryId) => byPod(answers[id]);
  const withWindows = (id: ResourceQueryId, windows: ResourceQueryId) => new Map([...value(windows), ...value(id)]);
  const cpuMax = withWindows('cpuMax', 'windowsCpuMax');
  const cpuSeconds = withWindows('cpuSeconds', 'windowsCpuSeconds');
  const samples = withWindows('samples', 'windowsSamples');
  const memoryMax = withWindows('memoryMax', 'windowsMemoryMax');
  const memorySum = withWindows('memorySum', 'windowsMemorySum');
  const throttled = answers.throttled ? value('throttled') : throttledShares(answers);
  const restarts = byPod([...(answers.restarts ?? []), ...(gone.restarts ?? [])]);
  const [restarted, oomKilled] = [value('restarted'), value('oomKilled')];
  const reserved = readReservations([...(gone.reserved ?? []), ...(answers.reserved ?? [])]);
  const requestChanges = readRequestChanges(answers.requestsBefore, reserved);
  const unset = byPodList(answers.unset);
  // What is set may have been asked before a pod came.
  const settled = answers.podOwners?.length ? byPodList(answers.podOwners) : undefined;
  const now = byPodList(answers.pods);
  const earlier = byPodList(gone.pods);
  // Over the time that a container lived it used more than over the window: the larger one is the true one.
  const cpuPressure = [...(answers.cpuPressure ?? []), ...(gone.cpuPressure ?? [])];
  const pressure = {
    memory: worst(answers.memoryPressure),
    cpuOfLimit: worst(cpuPressureOf(cpuPressure, 'limits')),
    cpuOfRequest: worst(cpuPressureOf(cpuPressure, 'requests')),
  };
  const gpu = {
    average: value('gpuAverage'),
    max: value('gpuMax'),
    memoryMax: value('gpuMemoryMax'),
    memoryTotal: value('gpuMemoryTotal'),
  };
  const vgpu = {
    average: value('vgpuAverage'),
    max: value('vgpuMax'),
    memoryMax: value('vgpuMemoryMax'),
    memoryTotal: value('vgpuMemoryTotal'),
  };
  const vgpuStacks = byPodList([...(answers.vgpuMax ?? []), ...(answers.vgpuMemoryMax ?? [])]);
  const ownerOf = ownerResolver({
    podOwners: [...(gone.podOwners ?? []), ...(answers.podOwners ?? [])],
    replicaSetOwners: [...(gone.replicaSetOwners ?? []), ...(answers.replicaSetOwners ?? [])],
    jobOwners: [...(gone.jobOwners ?? []), ...(answers.jobOwners ?? [])],
  });

  const keys = new Set([...cpuMax.keys(), ...samples.keys(), ...memoryMax.keys()]);
  for (const [key, places] of now) {
    // A pod that waits for a node uses nothing and reserves already.
    if (places.some((place) => place.value > 0)) {
      keys.add(key);
    }
  }
  return [...keys].map((key) => {
    const slash = key.indexOf('/');
    const [namespace, pod] = [key.slice(0, slash), key.slice(slash + 1)];
    const lived = samples.get(key);
    const places = now.get(key);
    const place = places?.find((sample) => sample.value > 0) ?? places?.[0] ?? earlier.get(key)?.[0];
    const lacking = unset.get(key);
    const known = reserved.get(key);
    const mixed = (setting: string) => lacking?.some(({ labels }) => labels['unset'] === setting) ?? false;
    const seconds = cpuSeconds.get(key);
    const sum = memorySum.get(key);
    const cpu: Figures = {
      average: atMost(
        cpuMax.get(key),
        seconds !== undefined && lived ? seconds / (lived * capabilities.interval.seconds) : undefined
      ),
      max: cpuMax.get(key),
      request: known?.cpu.request,
      // Where one container may take all it likes, the others' limits are no limit of the pod.
      limit: mixed('cpu-limit') ? undefined : known?.cpu.limit,
    };
    const memory: Figures = {
      average: atMost(memoryMax.get(key), sum !== undefined && lived ? sum / lived : undefined),
      max: memoryMax.get(key),
      request: known?.memory.request,
      limit: mixed('memory-limit') ? undefined : known?.memory.limit,
    };
    // Who may have restarted is asked how often; of everyone else it is known.
    const isCounted =
      answers.restarts !== undefined || (restarted.has(key) ? gone.restarts : answers.restarted) !== undefined;
    const count = restarts.get(key) ?? (isCounted && places ? 0 : undefined);
    return {
      namespace,
      pod,
      node: place?.labels['node'] || undefined,
      owner: ownerOf(namespace, pod),
      alive: answers.pods === undefined || (places?.some((sample) => sample.value > 0) ?? false),
      samples: lived ?? 0,
      cpu,
      memory,
      // Of a shared device, dcgm-exporter tells what everyone does on it.
      gpu: readGpu(vgpu, key, vgpuStacks.get(key)?.[0]?.labels['stack']) ?? readGpu(gpu, key, 'dcgm'),
      throttled: throttled.get(key),
      restarts: count,
      // The last termination may be long ago: it counts only with a restart in the window.
      oomKilled: answers.oomKilled && count !== undefined ? oomKilled.has(key) && count > 0 : undefined,
      unset: answers.unset && places && (settled?.has(key) ?? true) ? readUnset(lacking) : undefined,
      requestChanges: requestChanges?.get(key),
      pressure: {
        memory: pressure.memory.get(key),
        cpuOfLimit: pressure.cpuOfLimit.get(key),
        cpuOfRequest: pressure.cpuOfRequest.get(key),
      },
    };
  });
}

/**
 * `increase()` reckons beyond the samples there are: of a pod that lived a few minutes only, the average would come out
 * above the peak.
 */
function atMost(max: number | undefined, average: number | undefined): number | undefined {
  return max !== undefined && average !== undefined ? Math.min(max, average) : average;
}

/** Pods that used something, or are seen otherwise, and are unknown to kube-state-metrics at the end of the window. */
export function gonePods(answers: Answers<ResourceQueryId>, alsoSeen: readonly InstantSample[] = []): PodName[] {
  if (!answers.pods && !answers.reserved) {
    return [];
  }
  const known = new Set<string | undefined>();
  for (const samples of [answers.pods, answers.reserved]) {
    samples?.forEach((sample) => known.add(keyOf(sample)));
  }
  const gone = new Map<string, PodName>();
  for (const samples of [answers.samples, answers.windowsSamples, alsoSeen]) {
    samples?.forEach((sample) => {
      const key = keyOf(sample);
      if (key && !known.has(key) && Number.isFinite(sample.value)) {
        gone.set(key, { namespace: sample.labels['namespace'] ?? '', pod: sample.labels['pod'] ?? '' });
      }
    });
  }
  return [...gone.values()];
}

/** Of the worst container of each pod, from what a throttled ratio is made of. */
function throttledShares({ throttledPeriods = [], cfsPeriods = [] }: Answers<ResourceQueryId>): Map<string, number> {
  const keyOfContainer = (sample: InstantSample) => `${keyOf(sample)}/${sample.labels['container']}`;
  const throttled = new Map(throttledPeriods.map((sample) => [keyOfContainer(sample), sample.value]));
  return byPod(
    cfsPeriods.flatMap((sample) => {
      const part = throttled.get(keyOfContainer(sample));
      return part === undefined ? [] : [{ ...sample, value: part / sample.value }];
    })
  );
}

function keyOf({ labels }: InstantSample): string | undefined {
  return labels['namespace'] && labels['pod'] ? `${labels['namespace']}/${labels['pod']}` : undefined;
}

/** Finite values by pod; a second series of the same pod (a source that does not de-duplicate) must not add up. */
function byPod(samples: readonly InstantSample[] | undefined): Map<string, number> {
  const values = new Map<string, number>();
  for (const sample of samples ?? []) {
    const key = keyOf(sample);
    if (key && Number.isFinite(sample.value)) {
      values.set(key, Math.max(sample.value, values.get(key) ?? -Infinity));
    }
  }
  return values;
}

function byPodList(samples: readonly InstantSample[] | undefined): Map<string, InstantSample[]> {
  const lists = new Map<string, InstantSample[]>();
  for (const sample of samples ?? []) {
    const key = keyOf(sample);
    if (key) {
      const list = lists.get(key);
      if (list) {
        list.push(sample);
      } else {
        lists.set(key, [sample]);
      }
    }
  }
  return lists;
}

function worst(samples: readonly InstantSample[] | undefined): Map<string, Pressure> {
  const found = new Map<string, Pressure>();
  for (const sample of samples ?? []) {
    const key = keyOf(sample);
    if (key && Number.isFinite(sample.value) && sample.value > (found.get(key)?.ratio ?? 0)) {
      found.set(key, { container: sample.labels['container'] ?? '', ratio: sample.value });
    }
  }
  return found;
}

function readUnset(lacking: readonly InstantSample[] | undefined): NonNullable<PodRow['unset']> {
  const unset: NonNullable<PodRow['unset']> = {};
  for (const { labels, value } of lacking ?? []) {
    const setting = settings.find((name) => name === labels['unset']);
    if (setting) {
      unset[setting] = value;
    }
  }
  return unset;
}

function readGpu(
  values: Record<Exclude<keyof GpuFigures, 'stack'>, Map<string, number>>,
  key: string,
  stack: string | undefined
): GpuFigures | undefined {
  const average = values.average.get(key);
  const max = values.max.get(key);
  const memoryMax = values.memoryMax.get(key);
  const memoryTotal = values.memoryTotal.get(key);
  // Most pods have none.
  if (average === undefined && max === undefined && memoryMax === undefined && memoryTotal === undefined) {
    return undefined;
  }
  const known = stack === 'hami' || stack === 'ascend' ? stack : 'dcgm';
  return { stack: known, average, max, memoryMax, memoryTotal };
}
