import { second } from '../duration.ts';
import { hexadecimal, mix } from '../hash.ts';
import { nodeNamed } from '../nodes/node-list.ts';
import { gibibyte } from '../quantity.ts';
import type { ContainerUsage, PodUsage } from '../world.ts';
import type { ContainerMoment } from './container-moment.ts';
import type { PodMoment } from './pod-moment.ts';

/** The runtime's id of one instance of a container. */
export function containerId(podUid: string, container: string, index: number): string {
  return hexadecimal(`${podUid}/${container}/${index}`, 64);
}

/** A slow swell of ±18 % and ±6 % of noise that changes every 15 s. */
function load(seed: number, time: number): number {
  const period = (25 + (seed % 20)) * 60_000;
  const noise = mix(seed, Math.floor(time / 15_000)) / 0x1_0000_0000 - 0.5;
  return 1 + 0.18 * Math.sin((2 * Math.PI * time) / period + (seed % 628) / 100) + 0.12 * noise;
}

/** What the pod uses; undefined while nothing of it runs or nobody can tell. */
export function podUsage(moment: PodMoment): PodUsage | undefined {
  const { life, time, containers } = moment;
  const node = life.plan.node;
  const running = containers.filter(({ state }) => state === 'running');
  if (!moment.observed || node === null || running.length === 0) {
    return undefined;
  }
  const seed = life.containers[0]?.seed ?? 0;
  const traffic = running.length * 40_000 * (0.5 + (seed % 100) / 50) * load(seed, time);
  return {
    namespace: life.workload.namespace,
    pod: life.name,
    uid: life.uid,
    node,
    containers: running.map((container) => containerUsage(moment, container)),
    networkReceive: Math.round(traffic),
    networkTransmit: Math.round(traffic * 1.7),
  };
}

function containerUsage({ life, time }: PodMoment, container: ContainerMoment): ContainerUsage {
  const { declaration, schedule, seed } = container.life;
  const run = container.run ?? {
    start: time,
    end: time,
    exit: { code: 0, reason: '', message: '' },
    readyFrom: 0,
    readyUntil: 0,
  };
  const wave = load(seed, time);
  const share = schedule.memoryShare?.(time, run);
  // Programs need half a minute to grow to their usual size.
  const grown = Math.min(1, 0.6 + (0.4 * (time - run.start)) / (30 * second));
  const memory =
    share === undefined
      ? declaration.usage.memory * grown * (1 + (wave - 1) / 4)
      : share * (declaration.limits.memory ?? declaration.usage.memory);
  const oomKills = schedule.run(0).exit.reason === 'OOMKilled' ? container.index : 0;
  return {
    name: declaration.name,
    containerId: containerId(life.uid, declaration.name, container.index),
    image: declaration.image,
    startedAt: run.start,
    cpuCores: Math.min(declaration.limits.cpu ?? Infinity, declaration.usage.cpu * wave),
    workingSetBytes: Math.round(memory),
    throttledRatio: declaration.limits.cpu === undefined ? 0 : Math.min(1, declaration.usage.throttled * wave),
    oomKills,
    gpus: gpuUsage(life.plan.node, declaration.limits.gpu ?? 0, declaration.usage.gpu, wave, seed),
  };
}

function gpuUsage(
  node: string | null,
  count: number,
  busy: number,
  wave: number,
  seed: number
): ContainerUsage['gpus'] {
  const total = 16 * gibibyte;
  const installed = nodeNamed(node)?.gpus ?? 0;
  return Array.from({ length: Math.min(count, installed) }, (_, offset) => {
    // The busy container holds the first GPU, the idle one the second.
    const index = (offset + (busy > 0.2 ? 0 : 1)) % installed;
    const digits = hexadecimal(`gpu/${node}/${index}`, 32);
    return {
      index,
      uuid: `GPU-${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`,
      utilisation: Math.min(1, busy * wave),
      memoryUsedBytes: Math.round(total * (busy > 0.2 ? 0.78 + (seed % 5) / 100 : 0.03)),
      memoryTotalBytes: total,
    };
  });
}
