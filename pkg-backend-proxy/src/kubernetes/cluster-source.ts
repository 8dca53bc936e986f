import type { WatchHealth } from '@vigil/core/contract/health';
import type { ClusterSnapshot, WatchedKind, WatchedKinds } from '@vigil/core/kubernetes/snapshot';

/** One object that changed. `current` undefined: it was deleted; `previous` undefined: it is new to us. */
export interface ObjectChange<Kind extends WatchedKind = WatchedKind> {
  kind: Kind;
  previous: WatchedKinds[Kind] | undefined;
  current: WatchedKinds[Kind] | undefined;
}

/** Which log of which container. */
export interface LogRequest {
  namespace: string;
  pod: string;
  container: string;
  previous: boolean;
  tailLines: number;
  limitBytes: number;
}

/** `gone`: the kubelet no longer has it. `failed` may be tried again. */
export type LogResult =
  | { status: 'captured'; text: string; truncated: boolean }
  | { status: 'gone'; detail: string }
  | { status: 'failed'; detail: string; retryAfterMs: number | null };

export interface LogLine {
  /** RFC 3339, as the kubelet gives it; empty when the line had none. */
  time: string;
  text: string;
}

/** All that the rest of the proxy knows of a cluster: nobody else speaks to a Kubernetes API. */
export interface ClusterSource {
  readonly name: string;
  /** The API server's address, without credentials. */
  readonly server: string;
  /** Starts every watch. Never throws for a cluster that can not be reached: health tells. Idempotent. */
  start(onChange: (change: ObjectChange) => void): void;
  /** Silent and final. */
  stop(): Promise<void>;
  /** Lists and objects of a snapshot never change: what changed is in another list. */
  snapshot(): ClusterSnapshot;
  watches(): WatchHealth[];
  /** `v1.34.1` once the API server answered. */
  version(): string | null;
  /** True once every permitted kind was listed at least once. */
  ready(): boolean;
  fetchLog(request: LogRequest): Promise<LogResult>;
  /** Follows until `signal` aborts or the container ends; throws an Error with the API server's words when it can not. */
  followLog(request: Omit<LogRequest, 'limitBytes'>, signal: AbortSignal): AsyncIterable<LogLine>;
}
