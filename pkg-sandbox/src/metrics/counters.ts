import type { RawPod, RawTermination } from './kube-state-metrics/raw-objects.ts';
import type { ContainerUsage, NodeUsage, PodUsage, WorldState } from '../world/world.ts';
import { podsWithCgroup } from './pods-with-cgroup.ts';

/** What a cgroup has used since it exists. */
export interface CgroupCounters {
  cpuSeconds: number;
  cfsPeriods: number;
  cfsThrottledPeriods: number;
  cfsThrottledSeconds: number;
  readBytes: number;
  writtenBytes: number;
}

export interface PodCounters extends CgroupCounters {
  receivedBytes: number;
  transmittedBytes: number;
}

export interface NodeCounters {
  cpuSeconds: number;
  idleSeconds: number;
  oomKills: number;
}

/** The kernel's default CFS period, seconds. */
const cfsPeriod = 0.1;
/** A throttled period waits for about this share of itself. */
const waitingShare = 0.4;

/**
 * Counters of a cluster: a walk forward over its states, each adding what was used since the one before. Containers
 * count anew after a restart, pods and nodes go on. What ran and ended between two states is seen by neither.
 */
export class Counters {
  private time: number | undefined;
  private containers = new Map<string, Entry<CgroupCounters, ContainerUsage>>();
  private pods = new Map<string, Entry<PodCounters, PodUsage>>();
  private nodes = new Map<string, Entry<NodeCounters, NodeUsage>>();
  private terminations = new Set<string>();

  /** Adds up to this state; an earlier one than the last changes nothing. */
  advance(state: WorldState): void {
    if (this.time !== undefined && state.time <= this.time) {
      return;
    }
    const since = this.time;
    this.time = state.time;
    this.nodes = this.walkNodes(state, since);
    this.countOomKills(state, since === undefined);
    const containers: typeof this.containers = new Map();
    const pods: typeof this.pods = new Map();
    for (const usage of podsWithCgroup(state)) {
      const before = this.pods.get(usage.uid);
      const counters: PodCounters = before?.counters ?? { ...unused(), receivedBytes: 0, transmittedBytes: 0 };
      const seconds =
        (state.time - (before === undefined ? firstStart(usage, state.time) : (since ?? state.time))) / 1000;
      counters.receivedBytes += mean(before?.usage.networkReceive, usage.networkReceive) * seconds;
      counters.transmittedBytes += mean(before?.usage.networkTransmit, usage.networkTransmit) * seconds;
      for (const container of usage.containers) {
        const entry = this.walkContainer(container, state.time, since, counters);
        containers.set(container.containerId, entry);
      }
      pods.set(usage.uid, { counters, usage });
    }
    this.containers = containers;
    this.pods = pods;
  }

  /** Of a container instance seen in the latest state. */
  container(containerId: string): CgroupCounters {
    return this.containers.get(containerId)?.counters ?? unused();
  }

  /** Of a pod's cgroup, by the pod's uid: goes on when its containers restart. */
  pod(uid: string): PodCounters {
    return this.pods.get(uid)?.counters ?? { ...unused(), receivedBytes: 0, transmittedBytes: 0 };
  }

  node(name: string): NodeCounters {
    return this.nodes.get(name)?.counters ?? { cpuSeconds: 0, idleSeconds: 0, oomKills: 0 };
  }

  private walkContainer(
    usage: ContainerUsage,
    time: number,
    since: number | undefined,
    pod: PodCounters
  ): Entry<CgroupCounters, ContainerUsage> {
    const before = this.containers.get(usage.containerId);
    const from = before === undefined || since === undefined ? usage.startedAt : since;
    const seconds = Math.max(0, time - from) / 1000;
    const cpuSeconds = mean(before?.usage.cpuCores, usage.cpuCores) * seconds;
    const periods = seconds / cfsPeriod;
    const throttled = periods * mean(before?.usage.throttledRatio, usage.throttledRatio);
    const counters = before?.counters ?? unused();
    for (const target of [counters, pod]) {
      target.cpuSeconds += cpuSeconds;
      target.cfsPeriods += periods;
      target.cfsThrottledPeriods += throttled;
      target.cfsThrottledSeconds += throttled * cfsPeriod * waitingShare;
      // The world declares no disk traffic: a little that follows the work done keeps the families alive.
      target.readBytes += cpuSeconds * 2048;
      target.writtenBytes += cpuSeconds * 8192;
    }
    return { counters, usage };
  }

  private walkNodes(state: WorldState, since: number | undefined): typeof this.nodes {
    const nodes: typeof this.nodes = new Map();
    for (const usage of state.nodes) {
      const before = this.nodes.get(usage.name);
      const same = before !== undefined && since !== undefined && before.usage.bootedAt === usage.bootedAt;
      const counters = same ? before.counters : { cpuSeconds: 0, idleSeconds: 0, oomKills: 0 };
      const seconds = Math.max(0, state.time - (same ? since : usage.bootedAt)) / 1000;
      const busy = Math.min(mean(same ? before.usage.cpuCores : undefined, usage.cpuCores), usage.cpuCapacity);
      counters.cpuSeconds += busy * seconds;
      counters.idleSeconds += (usage.cpuCapacity - busy) * seconds;
      nodes.set(usage.name, { counters, usage });
    }
    return nodes;
  }

  /** One per termination `OOMKilled` the API shows; those of before the first state belong to the past. */
  private countOomKills(state: WorldState, first: boolean): void {
    const terminations = new Set<string>();
    for (const pod of state.objects.pods ?? []) {
      const { spec, status } = pod as RawPod;
      for (const container of [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])]) {
        for (const termination of [container.state?.terminated, container.lastState?.terminated]) {
          if (termination?.reason === 'OOMKilled') {
            const key = `${pod.metadata.uid}/${container.name}/${idOf(termination)}`;
            const node = this.nodes.get(spec?.nodeName ?? '');
            if (node !== undefined && !first && !this.terminations.has(key) && !terminations.has(key)) {
              node.counters.oomKills += 1;
            }
            terminations.add(key);
          }
        }
      }
    }
    this.terminations = terminations;
  }
}

interface Entry<C, U> {
  counters: C;
  /** At the latest state: the rate between two states is the mean of both. */
  usage: U;
}

function unused(): CgroupCounters {
  return {
    cpuSeconds: 0,
    cfsPeriods: 0,
    cfsThrottledPeriods: 0,
    cfsThrottledSeconds: 0,
    readBytes: 0,
    writtenBytes: 0,
  };
}

function mean(before: number | undefined, now: number): number {
  return before === undefined ? now : (before + now) / 2;
}

function firstStart(usage: PodUsage, now: number): number {
  return Math.min(now, ...usage.containers.map((container) => container.startedAt));
}

function idOf(termination: RawTermination): string {
  return termination.containerID ?? termination.finishedAt ?? '';
}
