import type { ContainerRole } from '../vocabulary/incident.ts';
import type { Metadata } from './metadata.ts';
import type { ContainerState, ContainerStatus, Pod, PodSpec } from './pod.ts';
import { projectConditions } from './project-condition.ts';
import { projectMetadata, rawAnnotations } from './project-metadata.ts';
import { projectPodSpec } from './project-pod-spec.ts';
import {
  asMoment,
  asNumber,
  asNumberOrNull,
  asObject,
  asObjects,
  asOneOf,
  asText,
  asTextOrNull,
  type Json,
} from './read-json.ts';

/** A pod as the API server gives it, cut down to what Vigil reads; undefined without uid or name. */
export function projectPod(raw: unknown): Pod | undefined {
  const metadata = projectMetadata(raw);
  return metadata && projectWith(raw, metadata, projectPodSpec(asObject(raw).spec, metadata.name));
}

/** The same for a raw pod without its spec, which is that of `known`: the same pod as it was before. */
export function projectPodAgain(raw: unknown, known: Pod): Pod | undefined {
  const metadata = projectMetadata(raw);
  return metadata && projectWith(raw, metadata, known.spec);
}

function projectWith(raw: unknown, metadata: Metadata, spec: PodSpec): Pod {
  const status = asObject(asObject(raw).status);
  const sidecars = new Set(spec.containers.filter(({ role }) => role === 'sidecar').map(({ name }) => name));
  return {
    metadata,
    spec,
    phase: asOneOf(status.phase, ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'], 'Unknown'),
    reason: asText(status.reason),
    message: asText(status.message),
    startedAt: asMoment(status.startTime),
    conditions: projectConditions(status.conditions),
    containers: [
      ...projectStatuses(status.initContainerStatuses, (name) => (sidecars.has(name) ? 'sidecar' : 'init')),
      ...projectStatuses(status.containerStatuses, () => 'main'),
      ...projectStatuses(status.ephemeralContainerStatuses, () => 'ephemeral'),
    ],
    mirror: rawAnnotations(raw)['kubernetes.io/config.mirror'] !== undefined,
  };
}

function projectStatuses(raw: unknown, roleOf: (name: string) => ContainerRole): ContainerStatus[] {
  return asObjects(raw)
    .map((status) => ({
      name: asText(status.name),
      role: roleOf(asText(status.name)),
      ready: status.ready === true,
      started: typeof status.started === 'boolean' ? status.started : undefined,
      restartCount: asNumber(status.restartCount, 0),
      containerId: asTextOrNull(status.containerID),
      image: asText(status.image),
      imageId: asText(status.imageID),
      state: projectState(asObject(status.state)) ?? { type: 'waiting' as const, reason: '', message: '' },
      lastState: projectState(asObject(status.lastState)),
    }))
    .filter((status) => status.name !== '');
}

function projectState(state: Json): ContainerState | null {
  if (state.terminated) {
    const terminated = asObject(state.terminated);
    const reason = asText(terminated.reason);
    return {
      type: 'terminated',
      reason,
      message: asText(terminated.message),
      // No exit code is not success: -1 stands for "not given".
      exitCode: asNumber(terminated.exitCode, reason === 'Completed' ? 0 : -1),
      signal: asNumberOrNull(terminated.signal) || null,
      startedAt: asMoment(terminated.startedAt),
      finishedAt: asMoment(terminated.finishedAt),
      containerId: asTextOrNull(terminated.containerID),
    };
  }
  if (state.running) {
    return { type: 'running', startedAt: asMoment(asObject(state.running).startedAt) };
  }
  if (state.waiting) {
    const waiting = asObject(state.waiting);
    return { type: 'waiting', reason: asText(waiting.reason), message: asText(waiting.message) };
  }
  return null;
}
