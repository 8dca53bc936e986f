import type { Logger } from 'pino';
import { detectWorkloadHealth, type HealthKind, healthKinds } from '@vigil/core/exceptions/detect-workload-health';
import type { ClusterEvent } from '@vigil/core/kubernetes/objects';
import type { Pod } from '@vigil/core/kubernetes/pod';
import type { WatchedKinds } from '@vigil/core/kubernetes/snapshot';
import type { ClusterSource, ObjectChange } from '../kubernetes/cluster-source.ts';
import type { Surroundings } from '../kubernetes/surroundings.ts';
import type { LogTarget, Recording, Troubled } from '../store/incident-store.ts';
import { examine, type Examined } from './examine.ts';
import {
  type AnnotatedKind,
  annotatedKinds,
  type ExaminedKind,
  examinedKinds,
  isAnnotatedKind,
  isExaminedKind,
  isHealthKind,
} from './examined-kinds.ts';
import { goneHolders } from './gone-holders.ts';
import { isSameButForVersion } from './is-same-but-for-version.ts';
import { KnownObjects } from './known-objects.ts';
import { LookAgain } from './look-again.ts';
import { emptyRecording, recordLook, seenEvent } from './record-look.ts';
import { type KnownRestart, RestartGaps } from './restart-gaps.ts';
import { sameAnnotations } from './same-annotations.ts';
import { transitionDelay } from './transition-delay.ts';

export interface RecorderParts {
  source: ClusterSource;
  record: (recording: Recording) => void;
  redact: (text: string) => string;
  /** Seconds from a container's own change, by the kubelet's clock, to the look at it. */
  onDelay: (seconds: number) => void;
  surroundings: Pick<Surroundings, 'now' | 'delay'>;
  logger: Pick<Logger, 'error'>;
}

/** Objects looked at in one go. */
const stepSize = 500;
/** How long an event waits for the pod it is about: the two come over different watches. Milliseconds. */
const podPatience = 10_000;

/** Looks at every object of one cluster that can be in trouble as it changes, and again when a grace period ends. */
export class Recorder {
  readonly #parts: RecorderParts;
  readonly #known = new KnownObjects();
  readonly #gaps = new RestartGaps();
  readonly #again: LookAgain;
  /** Events that wait for their pod. */
  readonly #early = new Set<string>();
  #stopped = false;

  constructor(parts: RecorderParts) {
    this.#parts = parts;
    this.#again = new LookAgain(parts.surroundings);
  }

  /** What was known of restarts before this process began. Before the first change. */
  remember(restarts: Map<string, KnownRestart>): void {
    this.#gaps.remember(restarts);
  }

  take(change: ObjectChange): void {
    const evicted = this.#known.take(change);
    const { kind, previous, current } = change;
    if (!evicted && previous && current && isSameButForVersion(previous, current)) {
      return;
    }
    if (isExaminedKind(kind)) {
      this.#look(kind, previous as Examined | undefined, current as Examined | undefined);
    }
    if (evicted) {
      this.#look('events', evicted, undefined);
    }
    if (isHealthKind(kind) && current) {
      this.#lookAtHealth(kind, previous as WatchedKinds[HealthKind] | undefined, current as WatchedKinds[HealthKind]);
    }
    if (isAnnotatedKind(kind) && !sameAnnotations(previous, current)) {
      this.#lookAtPodsOf(kind, ((current ?? previous) as WatchedKinds[AnnotatedKind]).metadata);
    }
    if (kind === 'pods' && !previous && current) {
      this.#lookAtEventsOf(current.metadata.uid);
    }
  }

  /**
   * As after a start: tells all that is visible; what is known already is recognised by its fingerprint. In steps of a
   * few hundred objects, so that what they bring can be stored meanwhile.
   */
  *lookAtAll(): Generator<void> {
    const { objects } = this.#parts.source.snapshot();
    let looks = 0;
    for (const kind of examinedKinds) {
      for (const object of objects[kind]) {
        this.#look(kind, undefined, object);
        looks += 1;
        if (looks % stepSize === 0) {
          yield;
        }
      }
    }
    this.lookAtWorkloads();
  }

  /** What a workload as a whole has left behind, once its pods are known. */
  lookAtWorkloads(): void {
    for (const kind of healthKinds) {
      for (const object of this.#known.all(kind)) {
        this.#lookAtHealth(kind, undefined, object);
      }
    }
  }

  /** Ends what was in trouble when last heard of and went while nobody watched. `at`: until when it was watched. */
  endMissing(troubled: readonly Troubled[], at: number): void {
    const gone = goneHolders(troubled, this.#parts.source.snapshot());
    const recoveries = [...gone].map((holderUid) => ({ holderUid, container: null, state: 'gone' as const, at }));
    this.#parts.record({ ...emptyRecording(this.#parts.source.name), recoveries });
    this.#gaps.forgetBefore();
  }

  /** The pod of a log to fetch, as it is now. */
  podOf({ namespace, pod, podUid }: LogTarget): Pod | undefined {
    return this.#known.pod(namespace, pod, podUid);
  }

  stop(): void {
    this.#stopped = true;
    this.#again.cancelAll();
  }

  #look(kind: ExaminedKind, previous: Examined | undefined, current: Examined | undefined): void {
    const { surroundings, record, source, redact } = this.#parts;
    const seen = current ?? previous;
    if (!seen || this.#stopped) {
      return;
    }
    this.#guard(kind, seen, () => {
      const now = surroundings.now();
      if (kind === 'pods') {
        this.#account(previous as Pod | undefined, current as Pod | undefined, now);
      }
      if (kind === 'events' && current && this.#waitsForPod(current as ClusterEvent, previous !== undefined, now)) {
        return;
      }
      const look = examine(kind, previous, current, now, this.#known);
      const recording = recordLook(source.name, look, now, { known: this.#known, gaps: this.#gaps, redact });
      if (kind === 'events' && current) {
        recording.events.push(...seenEvent(current as ClusterEvent, look.scene.workload, redact));
      }
      record(recording);
      if (current === undefined) {
        this.#again.cancel(seen.metadata.uid);
      } else if (look.lookAgainAt !== null) {
        this.#planLook(kind, seen, look.lookAgainAt);
      }
    });
  }

  /** One object nobody foresaw must not keep the others from being looked at. */
  #guard(kind: string, { metadata }: Examined, work: () => void): void {
    try {
      work();
    } catch (error) {
      const { namespace, name } = metadata;
      const cluster = this.#parts.source.name;
      this.#parts.logger.error({ err: error, cluster, kind, namespace, name }, 'an object could not be looked at');
    }
  }

  #account(previous: Pod | undefined, current: Pod | undefined, now: number): void {
    this.#gaps.take(previous, current);
    const delay = previous && current && previous !== current ? transitionDelay(previous, current, now) : null;
    if (delay !== null) {
      this.#parts.onDelay(delay);
    }
  }

  /** Whether it is too early to say whose trouble the event is: its pod may still be listed. */
  #waitsForPod(event: ClusterEvent, isKnown: boolean, now: number): boolean {
    const { uid, namespace } = event.metadata;
    const { object } = event;
    const isEarly = this.#early.has(uid);
    if (object.kind !== 'Pod' || this.#known.pod(object.namespace || namespace, object.name, object.uid)) {
      this.#early.delete(uid);
      return false;
    }
    if (isEarly ? this.#parts.source.ready() : isKnown) {
      this.#early.delete(uid);
      return false;
    }
    this.#early.add(uid);
    this.#again.plan(uid, now + podPatience, () => this.#look('events', undefined, this.#known.event(uid)));
    return true;
  }

  /** The pod has come: what its events told early can be told now. */
  #lookAtEventsOf(podUid: string): void {
    for (const event of this.#known.eventsOf(podUid)) {
      if (this.#early.has(event.metadata.uid)) {
        this.#again.cancel(event.metadata.uid);
        this.#look('events', undefined, event);
      }
    }
  }

  #lookAtHealth<Kind extends HealthKind>(
    kind: Kind,
    previous: WatchedKinds[Kind] | undefined,
    current: WatchedKinds[Kind]
  ): void {
    const { surroundings, record, source } = this.#parts;
    this.#guard(kind, current, () => {
      const workloadRecoveries = detectWorkloadHealth(kind, previous, current, surroundings.now());
      record({ ...emptyRecording(source.name), workloadRecoveries });
    });
  }

  /** Annotations say what counts as trouble: what was decided by the old ones is decided again. */
  #lookAtPodsOf(kind: AnnotatedKind, { namespace, name }: Examined['metadata']): void {
    const pods =
      kind === 'namespaces'
        ? [...this.#known.all('pods')].filter(({ metadata }) => metadata.namespace === name)
        : this.#known.podsOfWorkload({ kind: annotatedKinds[kind], namespace, name });
    pods.forEach((pod) => this.#look('pods', pod, pod));
  }

  #planLook(kind: ExaminedKind, { metadata }: Pick<Examined, 'metadata'>, at: number): void {
    const { uid, namespace, name } = metadata;
    const { source, surroundings } = this.#parts;
    this.#again.plan(uid, at, () => {
      if (kind === 'jobs' && !source.ready()) {
        // A first list that takes long: the pods of a Job may still come.
        this.#planLook(kind, { metadata }, surroundings.now() + podPatience);
        return;
      }
      const current: Examined | undefined =
        kind === 'events' ? this.#known.event(uid) : this.#known.get(kind, namespace, name);
      if (current?.metadata.uid === uid) {
        this.#look(kind, current, current);
      }
    });
  }
}
