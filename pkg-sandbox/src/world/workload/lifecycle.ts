import type { ContainerDeclaration, WorkloadDeclaration } from '../declaration.ts';
import type { EventMoment } from '../life/schedule.ts';

/** What becomes of a pod beside being deleted. Unix milliseconds. */
export type Fate =
  | { type: 'evicted'; at: number; message: string }
  | { type: 'unschedulable'; message: string }
  | { type: 'node-lost'; at: number };

/** One pod's place in the life of its workload. Unix milliseconds; Infinity: never. */
export interface PodPlan {
  /** No other pod of the workload ever has the same. */
  serial: string;
  slot: number;
  revision: number;
  node: string | null;
  createdAt: number;
  deletedAt: number;
  goneAt: number;
  containers: ContainerDeclaration[];
  fate: Fate | null;
}

/** A workload's past and future: which pods there are, how many there should be, which revision is the newest. */
export interface LifecycleRun {
  /** Plans whose pods exist at `time`, and perhaps some that do not. */
  plans(time: number): PodPlan[];
  desired(time: number): number;
  revision(time: number): number;
  /** When the revision was created. */
  revisionAt(revision: number): number;
  /** Of the newest revision. */
  containers(time: number): ContainerDeclaration[];
  /** Pods of the newest ReplicaSet that the API server refuses to create, and what is told of it. Absent: none ever. */
  refused?(time: number): { count: number; event: EventMoment } | null;
  /** About the workload object itself. */
  events(time: number): EventMoment[];
}

/** `start`: of the world, Unix milliseconds. */
export type Lifecycle = (workload: WorkloadDeclaration, start: number) => LifecycleRun;

/** From deletion until the object is gone, when containers stop in good order. */
export const stopTime = 4_000;
