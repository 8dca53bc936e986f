import { noObjects } from '@vigil/core/audit/testing/build-snapshot';
import type { WatchHealth } from '@vigil/core/contract/health';
import type { ClusterSnapshot, WatchedKind, WatchedKinds } from '@vigil/core/kubernetes/snapshot';
import type { ClusterSource, LogLine, LogRequest, LogResult, ObjectChange } from '../src/kubernetes/cluster-source.ts';

/** A cluster held in memory, for tests: `put` and `remove` are what a watch would hear. */
export class FakeClusterSource implements ClusterSource {
  readonly name: string;
  readonly server = 'https://127.0.0.1:6443';
  readonly objects = noObjects();
  missing: ClusterSnapshot['missing'] = {};
  isReady = true;
  state: WatchHealth['state'] = 'synced';
  problem: string | null = null;
  logRequests: LogRequest[] = [];
  answerLog: (request: LogRequest) => LogResult | Promise<LogResult> = () => ({
    status: 'captured',
    text: '2026-01-01T00:00:00Z hello\n',
    truncated: false,
  });
  follow: (signal: AbortSignal) => AsyncIterable<LogLine> = async function* () {
    yield { time: '', text: 'one' };
  };
  #onChange: (change: ObjectChange) => void = () => undefined;

  constructor(name = 'prod') {
    this.name = name;
  }

  put<Kind extends WatchedKind>(kind: Kind, current: WatchedKinds[Kind]): void {
    const list: ReadonlyArray<WatchedKinds[Kind]> = this.objects[kind];
    const at = list.findIndex((object) => object.metadata.uid === current.metadata.uid);
    this.#hold(kind, at < 0 ? [...list, current] : list.with(at, current));
    this.#onChange({ kind, previous: list[at], current });
  }

  remove<Kind extends WatchedKind>(kind: Kind, previous: WatchedKinds[Kind]): void {
    const list: ReadonlyArray<WatchedKinds[Kind]> = this.objects[kind];
    this.#hold(
      kind,
      list.filter((object) => object.metadata.uid !== previous.metadata.uid)
    );
    this.#onChange({ kind, previous, current: undefined });
  }

  /** Another list, as snapshots promise. */
  #hold<Kind extends WatchedKind>(kind: Kind, list: Array<WatchedKinds[Kind]>): void {
    Object.assign(this.objects, { [kind]: list });
  }

  start(onChange: (change: ObjectChange) => void): void {
    this.#onChange = onChange;
    for (const [kind, list] of Object.entries(this.objects)) {
      list.forEach((current) => onChange({ kind: kind as WatchedKind, previous: undefined, current }));
    }
  }

  async stop(): Promise<void> {
    this.#onChange = () => undefined;
  }

  snapshot(): ClusterSnapshot {
    return { cluster: this.name, objects: this.objects, missing: this.missing };
  }

  watches(): WatchHealth[] {
    const { state, problem } = this;
    const counts = { objects: 0, relists: 0, reconnects: 0, stalls: 0 };
    return [{ kind: 'pods', state, problem, since: 0, lastEventAt: null, ...counts }];
  }

  version(): string | null {
    return this.isReady ? 'v1.34.1' : null;
  }

  ready(): boolean {
    return this.isReady;
  }

  async fetchLog(request: LogRequest): Promise<LogResult> {
    this.logRequests.push(request);
    return this.answerLog(request);
  }

  followLog(_request: Omit<LogRequest, 'limitBytes'>, signal: AbortSignal): AsyncIterable<LogLine> {
    return this.follow(signal);
  }
}
