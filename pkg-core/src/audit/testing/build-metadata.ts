import type { Metadata } from '../../kubernetes/metadata.ts';

/** The moment every built snapshot is looked at, Unix milliseconds. */
export const now = Date.UTC(2026, 10, 20, 10, 0, 0);
export const longAgo = now - 86_400_000;

/** Metadata of an object in namespace shop, a day old. */
export function metadata(name: string, more: Partial<Metadata> = {}): Metadata {
  return {
    uid: `uid-${name}`,
    namespace: 'shop',
    name,
    resourceVersion: '1',
    labels: { app: name },
    annotations: {},
    createdAt: longAgo,
    deletedAt: null,
    owner: null,
    ...more,
  };
}
