import type { Logger } from 'pino';
import type { Job, Node } from '@vigil/core/kubernetes/objects';
import type { Pod } from '@vigil/core/kubernetes/pod';
import type { ClusterSource, ObjectChange } from '../kubernetes/cluster-source.ts';
import type { Surroundings } from '../kubernetes/surroundings.ts';
import type { Recording, Troubled } from '../store/incident-store.ts';
import { examineJob, examineNode, examinePod, type Look } from './examine.ts';
import { KnownObjects } from './known-objects.ts';

type Examined = Pod | Job | Node;

export interface RecorderParts {
  source: ClusterSource;
  record: (recording: Recording) => void;
  redact: (text: string) => string;
  surroundings: Pick<Surroundings, 'now' | 'delay'>;
  logger: Pick<Logger, 'error'>;
}

/** Looks at every pod, job and node of one cluster as it changes, and again when a grace period ends. */
export class Recorder {
  readonly #parts: RecorderParts;
  readonly #known = new KnownObjects();
  readonly #again = new Map<string, { at: number; cancel: AbortController }>();
  readonly #stopped = new AbortController();

  constructor(parts: RecorderParts) {
    this.#parts = parts;
  }

  take(change: ObjectChange): void {
    this.#known.take(change);
    if (change.kind === 'pods' || change.kind === 'jobs' || change.kind === 'nodes') {
      this.#look(change.kind, change.previous as Examined | undefined, change.current as Examined | undefined);
    }
  }

  /** As after a start: tells all that is visible; what is known already is recognised by its fingerprint. */
  lookAtAll(): void {
    const { pods, jobs, nodes } = this.#parts.source.snapshot().objects;
    pods.forEach((pod) => this.#look('pods', undefined, pod));
    jobs.forEach((job) => this.#look('jobs', undefined, job));
    nodes.forEach((node) => this.#look('nodes', undefined, node));
  }

  /** Ends what was in trouble when last heard of and went while nobody watched. `at`: until when it was watched. */
  endMissing(troubled: readonly Troubled[], at: number): void {
    const { objects, missing } = this.#parts.source.snapshot();
    const present = new Set([objects.pods, objects.jobs, objects.nodes].flat().map(({ metadata }) => metadata.uid));
    // What could not be listed is not known to be gone.
    const isListed = (isNode: boolean) => (isNode ? !missing.nodes : !missing.pods && !missing.jobs);
    const gone = new Set(
      troubled
        .filter(({ holderUid, isNode }) => isListed(isNode) && !present.has(holderUid))
        .map(({ holderUid }) => holderUid)
    );
    const recoveries = [...gone].map((holderUid) => ({ holderUid, container: null, state: 'gone' as const, at }));
    this.#parts.record({ cluster: this.#parts.source.name, happenings: [], ignored: [], recoveries });
  }

  stop(): void {
    this.#stopped.abort();
    this.#again.forEach(({ cancel }) => cancel.abort());
    this.#again.clear();
  }

  #look(kind: 'pods' | 'jobs' | 'nodes', previous: Examined | undefined, current: Examined | undefined): void {
    const { surroundings, logger, record, source } = this.#parts;
    const seen = current ?? previous;
    if (!seen || this.#stopped.signal.aborted) {
      return;
    }
    try {
      const now = surroundings.now();
      const look = this.#examine(kind, previous, current, now);
      record(this.#recordingOf(look, now));
      this.#schedule(kind, seen.metadata.uid, current && look.lookAgainAt, now);
    } catch (error) {
      // One object nobody foresaw must not keep the others from being looked at.
      const { namespace, name } = seen.metadata;
      logger.error({ err: error, cluster: source.name, kind, namespace, name }, 'an object could not be looked at');
    }
  }

  #examine(kind: string, previous: Examined | undefined, current: Examined | undefined, now: number): Look {
    switch (kind) {
      case 'pods':
        return examinePod(previous as Pod | undefined, current as Pod | undefined, now, this.#known);
      case 'jobs':
        return examineJob(previous as Job | undefined, current as Job | undefined, now, this.#known);
      default:
        return examineNode(previous as Node | undefined, current as Node | undefined, now);
    }
  }

  #recordingOf({ scene, contextOf, exceptions, ignored, recoveries }: Look, now: number): Recording {
    const { redact, source } = this.#parts;
    return {
      cluster: source.name,
      happenings: exceptions.map((exception) => ({
        ...scene,
        exception: { ...exception, message: redact(exception.message) },
        context: contextOf(exception.container),
      })),
      ignored: ignored.map(({ rule, fingerprint }) => ({
        rule,
        namespace: scene.workload.namespace,
        fingerprint,
        at: now,
      })),
      recoveries: recoveries.map((recovery) => ({ ...recovery, holderUid: scene.holderUid })),
    };
  }

  /** The earliest moment asked for stands; `undefined`: the object is gone. */
  #schedule(kind: 'pods' | 'jobs' | 'nodes', uid: string, at: number | null | undefined, now: number): void {
    const planned = this.#again.get(uid);
    if (at === null || (at !== undefined && planned && planned.at <= at)) {
      return;
    }
    planned?.cancel.abort();
    this.#again.delete(uid);
    if (at === undefined) {
      return;
    }
    const cancel = new AbortController();
    this.#again.set(uid, { at, cancel });
    void this.#parts.surroundings.delay(Math.max(0, at - now), cancel.signal).then(() => {
      if (cancel.signal.aborted) {
        return;
      }
      this.#again.delete(uid);
      const objects: readonly Examined[] = this.#parts.source.snapshot().objects[kind];
      const current = objects.find(({ metadata }) => metadata.uid === uid);
      if (current) {
        this.#look(kind, current, current);
      }
    });
  }
}
