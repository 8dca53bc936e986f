import assert from 'node:assert/strict';
import { startCluster, type Cluster } from '../src/cluster/start-cluster.ts';
import { createWorld } from '../src/world/create-world.ts';
import { plantedAfter } from '../src/world/story/planted-list.ts';

export interface Named {
  metadata: { name: string; namespace: string; resourceVersion: string; uid: string };
}
interface Body {
  kind: string;
  code?: number;
  reason?: string;
  message: string;
  metadata: { resourceVersion: string; continue?: string; remainingItemCount?: number };
  items: Named[];
  resources: Array<{ name: string }>;
}

interface WatchEvent {
  type: string;
  object: Named & { kind: string; code?: number; reason?: string };
}

/** A cluster of the sandbox, asked over HTTP; its time passes when the test says so. */
export class ClusterBench {
  readonly cluster: Cluster;
  readonly #clock: { now: number };

  private constructor(cluster: Cluster, clock: { now: number }) {
    this.cluster = cluster;
    this.#clock = clock;
  }

  /** With everything planted. The test closes `cluster`. */
  static async start(): Promise<ClusterBench> {
    const world = createWorld({ start: Date.UTC(2026, 10, 21, 3, 7, 19) });
    const clock = { now: world.start + plantedAfter };
    const cluster = await startCluster({
      ...{ world, host: '127.0.0.1', port: 0, token: 'key', tickMs: 50, bookmarkMs: 200, history: 1_000 },
      clock: () => clock.now,
    });
    return new ClusterBench(cluster, clock);
  }

  /** Unix milliseconds. */
  get now(): number {
    return this.#clock.now;
  }

  /** Lets time pass that the server does not notice by itself. */
  pass(ms: number): void {
    this.#clock.now += ms;
  }

  async get(
    path: string,
    init: RequestInit & { token?: string } = {}
  ): Promise<{ status: number; body: Body; text: string }> {
    const { token = 'key', ...rest } = init;
    const response = await fetch(`${this.cluster.url}${path}`, {
      ...rest,
      headers: { Authorization: `Bearer ${token}`, ...rest.headers },
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') && !path.includes('watch=');
    return { status: response.status, body: (json ? JSON.parse(text) : {}) as Body, text };
  }

  async watch(path: string): Promise<WatchEvent[]> {
    const { text, status } = await this.get(path);
    assert.equal(status, 200, text);
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as WatchEvent);
  }

  /** Lets the story go on, in steps as the server would see it. */
  advance(ms: number): void {
    for (let passed = 0; passed < ms; passed += 5_000) {
      this.pass(5_000);
      this.cluster.tick();
    }
  }

  async podName(namespace: string, prefix: string, phase = 'Running'): Promise<string> {
    const { body } = await this.get(`/api/v1/namespaces/${namespace}/pods?fieldSelector=status.phase%3D${phase}`);
    const found = body.items.find(({ metadata }) => metadata.name.startsWith(`${prefix}-`));
    assert.ok(found, `${prefix} in ${namespace}`);
    return found.metadata.name;
  }
}
