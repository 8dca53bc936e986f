/** What every object keeps of its metadata. Times are Unix milliseconds. */
export interface Metadata {
  uid: string;
  /** Empty for cluster-scoped kinds. */
  namespace: string;
  name: string;
  resourceVersion: string;
  labels: Record<string, string>;
  /** Only the annotations Vigil reads (`vigil.io/…`); the rest is dropped on arrival. */
  annotations: Record<string, string>;
  createdAt: number;
  deletedAt: number | null;
  /** The controlling owner, if any. */
  owner: { kind: string; name: string; uid: string; apiVersion: string } | null;
}
