import type { PodLife } from './life/pod-life.ts';
import { effectiveRun, stopOf, containerMoment } from './life/container-moment.ts';
import { podMoment, type PodMoment } from './life/pod-moment.ts';
import { podUsage } from './life/usage.ts';
import { writtenLines } from './logs/log-style.ts';
import { nodeEvents } from './nodes/node-events.ts';
import { nodeDeclarations } from './nodes/node-list.ts';
import { nodeKey, nodeObject } from './nodes/node-object.ts';
import { nodeUsage } from './nodes/node-usage.ts';
import { eventLifetime, eventName, eventObject } from './render/event-object.ts';
import { Memory } from './render/memory.ts';
import { podEvents } from './render/pod-events.ts';
import { podKey, podObject } from './render/pod-object.ts';
import { actors } from './story/actors.ts';
import { tidiedUp } from './story/orphans.ts';
import { staticObjects } from './story/static-objects.ts';
import type { Actor, Told } from './workload/actor.ts';
import type { KubernetesObject, World, WorldState } from './world.ts';

/** The cluster of the story. `start`: Unix milliseconds; the same start gives the same cluster for ever. */
export function createWorld({ start }: { start: number }): World {
  const cast: Actor[] = actors(start);
  const unchanging = staticObjects(start);
  const passing = tidiedUp(start);
  const pods = new Memory<KubernetesObject>();
  const nodes = new Memory<KubernetesObject>();
  const events = new Memory<KubernetesObject>();

  const at = (time: number): WorldState => {
    const objects: Record<string, KubernetesObject[]> = {};
    const add = (resource: string, object: KubernetesObject) => (objects[resource] ??= []).push(object);
    for (const [resource, object] of unchanging) {
      add(resource, object);
    }
    for (const [resource, object, goneAt] of passing) {
      if (time < goneAt) {
        add(resource, object);
      }
    }
    const told: Told[] = [];
    const usage: WorldState['pods'] = [];
    const volumes: WorldState['volumes'] = [];
    const seen = new Set<string>();
    for (const actor of cast) {
      const moments = actor.lives(time).map((life) => podMoment(life, time));
      for (const moment of moments) {
        const { uid } = moment.life;
        seen.add(uid);
        add(
          'pods',
          pods.get(uid, podKey(moment), () => podObject(moment))
        );
        told.push(...toldOfPod(moment));
        const used = podUsage(moment);
        if (used) {
          usage.push(used);
        }
      }
      actor.objects(time, moments).forEach(([resource, object]) => add(resource, object));
      told.push(...actor.events(time));
      volumes.push(...actor.volumes(time, moments));
    }
    for (const node of nodeDeclarations) {
      add(
        'nodes',
        nodes.get(node.name, nodeKey(node, start, time), () => nodeObject(node, start, time))
      );
      told.push(...nodeEvents(node, start, time));
    }
    pods.keepOnly(seen);
    objects['events'] = currentEvents(told, time, events);
    return {
      time,
      objects,
      pods: usage,
      nodes: nodeDeclarations.map((node) => nodeUsage(node, usage, start, time)),
      volumes,
    };
  };

  const log: World['log'] = (time, { namespace, pod, container, previous }) => {
    const life = cast
      .filter((actor) => actor.namespace === namespace)
      .flatMap((actor) => actor.lives(time))
      .find(({ name, plan }) => name === pod && (plan.deletedAt > time || plan.goneAt > time));
    return life ? logOf(life, time, container, previous) : undefined;
  };

  return { start, at, log };
}

function toldOfPod(moment: PodMoment): Told[] {
  const { name, uid, workload, plan } = moment.life;
  const about = { apiVersion: 'v1', kind: 'Pod', namespace: workload.namespace, name, uid };
  return podEvents(moment).map(({ component, ...event }) => ({
    about,
    event,
    source: component === 'kubelet' && plan.node ? { component, host: plan.node } : { component },
  }));
}

function currentEvents(told: Told[], time: number, memory: Memory<KubernetesObject>): KubernetesObject[] {
  const names = new Set<string>();
  const objects = told
    .filter(({ event }) => event.last <= time && time - event.last < eventLifetime)
    .map(({ about, event, source }) => {
      const name = eventName(about, event);
      names.add(name);
      return memory.get(name, `${event.count}/${event.last}`, () => eventObject(about, event, source));
    });
  memory.keepOnly(names);
  return objects;
}

function logOf(life: PodLife, time: number, name: string, previous: boolean): ReturnType<World['log']> {
  const container = life.containers.find(({ declaration }) => declaration.name === name);
  // An evicted pod's logs are gone with it; a lost node can not be asked.
  const gone =
    (life.plan.fate?.type === 'evicted' || life.plan.fate?.type === 'node-lost') && time >= life.plan.fate.at;
  if (!container || gone) {
    return undefined;
  }
  const moment = containerMoment(life, container, time);
  const index = previous ? moment.last?.index : moment.run ? moment.index : undefined;
  if (index === undefined || index < 0) {
    return undefined;
  }
  const run = effectiveRun(life, container, index);
  const stop = stopOf(life);
  const style = container.declaration.log;
  const cutShort = stop !== null && run.end >= stop.at;
  return writtenLines(cutShort ? { ...style, end: [] } : style, container.seed + index, run, time);
}
