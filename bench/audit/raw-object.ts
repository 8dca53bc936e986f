import { rfc3339, uidOf } from '../cluster/pod-text.ts';

/** An object as an API server lists it. */
export type Raw = Record<string, unknown>;

const dayMs = 86_400_000;

/** Metadata of an object that is thirty days old. */
export function rawMetadata(kind: string, namespace: string, name: string, now: number, more: Raw = {}): Raw {
  return {
    name,
    ...(namespace === '' ? {} : { namespace }),
    uid: rawUid(kind, namespace, name),
    resourceVersion: '1000',
    generation: 1,
    creationTimestamp: rfc3339(now - 30 * dayMs),
    ...more,
  };
}

export function rawUid(kind: string, namespace: string, name: string): string {
  return uidOf(`${kind}/${namespace}/${name}`);
}

/** The owner references of what a controller made. */
export function ownedBy(kind: string, namespace: string, name: string): Raw {
  const apiVersion = kind === 'Job' || kind === 'CronJob' ? 'batch/v1' : 'apps/v1';
  return { ownerReferences: [{ apiVersion, kind, name, uid: rawUid(kind, namespace, name), controller: true }] };
}

export function rawCondition(type: string, holds: boolean, since: number, reason = '', message = ''): Raw {
  return { type, status: holds ? 'True' : 'False', lastTransitionTime: rfc3339(since), reason, message };
}
