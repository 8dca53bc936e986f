import type { KubernetesObject, WorldState } from '../world/world.ts';

export interface Change {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  resource: string;
  version: number;
  object: KubernetesObject;
  /** What it was before; absent when it is new. */
  previous?: KubernetesObject;
}

interface Entry {
  source: KubernetesObject;
  text: string;
  object: KubernetesObject;
}

/** The cluster's objects with their resource versions, and the last changes for those who watch. */
export class Ledger {
  private readonly entries = new Map<string, Map<string, Entry>>();
  private readonly listeners = new Set<(change: Change) => void>();
  private changes: Change[] = [];
  private readonly kept: number;
  private current: number;
  private oldest: number;

  /** `kept`: how many changes a watch can look back. `version`: where to begin. */
  constructor(kept: number, version: number) {
    this.kept = kept;
    this.current = version;
    this.oldest = version;
  }

  get version(): number {
    return this.current;
  }

  /** Takes over a state of the world: whatever differs gets the next version. */
  apply({ objects }: WorldState): void {
    for (const resource of new Set([...Object.keys(objects), ...this.entries.keys()])) {
      this.applyResource(resource, objects[resource] ?? []);
    }
  }

  /** By namespace and name, as etcd keeps them. */
  list(resource: string): KubernetesObject[] {
    const entries = this.entries.get(resource) ?? new Map<string, Entry>();
    return [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { object }]) => object);
  }

  get(resource: string, namespace: string, name: string): KubernetesObject | undefined {
    return this.entries.get(resource)?.get(`${namespace}/${name}`)?.object;
  }

  /** Changes after `version`; undefined when they are no longer all there. */
  since(version: number): Change[] | undefined {
    return version < this.oldest ? undefined : this.changes.filter((change) => change.version > version);
  }

  subscribe(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private applyResource(resource: string, objects: KubernetesObject[]): void {
    const entries = this.entries.get(resource) ?? new Map<string, Entry>();
    this.entries.set(resource, entries);
    const seen = new Set<string>();
    for (const source of objects) {
      const key = `${source.metadata.namespace ?? ''}/${source.metadata.name}`;
      seen.add(key);
      const known = entries.get(key);
      if (known?.source === source) {
        continue;
      }
      const text = JSON.stringify(source);
      if (known?.text === text) {
        known.source = source;
        continue;
      }
      const replaced = known !== undefined && known.object.metadata.uid !== source.metadata.uid;
      if (replaced) {
        this.record('DELETED', resource, known.object, known.object);
      }
      const previous = replaced ? undefined : known?.object;
      const object = this.record(previous ? 'MODIFIED' : 'ADDED', resource, source, previous);
      entries.set(key, { source, text, object });
    }
    for (const [key, { object }] of entries) {
      if (!seen.has(key)) {
        entries.delete(key);
        this.record('DELETED', resource, object, object);
      }
    }
  }

  private record(
    type: Change['type'],
    resource: string,
    source: KubernetesObject,
    previous?: KubernetesObject
  ): KubernetesObject {
    const version = ++this.current;
    const object = { ...source, metadata: { ...source.metadata, resourceVersion: String(version) } };
    const change: Change = { type, resource, version, object, ...(previous ? { previous } : {}) };
    this.changes.push(change);
    if (this.changes.length > this.kept * 1.25) {
      this.changes = this.changes.slice(-this.kept);
      this.oldest = (this.changes[0]?.version ?? version) - 1;
    }
    this.listeners.forEach((listener) => listener(change));
    return object;
  }
}
