import type { ContainerDeclaration } from '../declaration.ts';
import { completed, type Run, type Schedule } from '../life/schedule.ts';

/** What a behaviour may depend on. */
export interface Birth {
  /** When everything before this container is done and it may start, Unix milliseconds; Infinity: never. */
  from: number;
  container: ContainerDeclaration;
  pod: string;
  podUid: string;
  namespace: string;
  /** 0, 1, 2 …: lets replicas get into trouble one after the other. */
  replica: number;
}

/** Turns a container's declaration into its past and future. */
export type Behaviour = (birth: Birth) => Schedule;

const readinessDelay = 8_000;

/** A run that becomes ready some seconds after its start and stays so until its end. */
export function readyRun(birth: Birth, start: number, end: number, exit = completed): Run {
  const from = start + (birth.container.probes.readiness ? readinessDelay : 0);
  return from < end
    ? { start, end, exit, readyFrom: from, readyUntil: end }
    : { start, end, exit, readyFrom: Infinity, readyUntil: Infinity };
}

/** `spec.containers{app}`, as Events point to a container. */
export function fieldPathOf(container: ContainerDeclaration): string {
  return `spec.${container.role === 'main' ? 'containers' : 'initContainers'}{${container.name}}`;
}
