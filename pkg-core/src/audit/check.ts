import type { ClusterSnapshot, WatchedKind } from '../kubernetes/snapshot.ts';
import type { AuditCategory, Finding } from '../vocabulary/finding.ts';
import type { LocalText } from '../vocabulary/local-text.ts';
import type { Severity } from '../vocabulary/severity.ts';

/** Programs whose checks ours were compared with. */
export const peers = ['Popeye', 'Polaris', 'kube-score', 'kube-linter', 'kubernetes-mixin'] as const;
export type Peer = (typeof peers)[number];

/** What a reader is told of a check, whatever it looks at. One check is one file in `checks/` and one line in the catalogue. */
export interface CheckDescription {
  /** `HA-12`: never reused, never renamed. */
  id: string;
  category: AuditCategory;
  severity: Severity;
  title: LocalText;
  /** What happens if nobody mends it, in two sentences. */
  why: LocalText;
  remedy: { text: LocalText; yaml: string | null };
  /** Which of the compared programs look for it too, perhaps in another way. */
  peers: readonly Peer[];
}

/** A finding before the engine adds id, check, severity and cluster. `severity` only where it differs from the check's. */
export type Hazard = Pick<Finding, 'subject' | 'summary' | 'evidence' | 'node'> & { severity?: Severity };

/** Looks at the objects the proxy holds. */
export interface ApiCheck extends CheckDescription {
  kind: 'api';
  /** Without these the answer is unknown. */
  needs: WatchedKind[];
  /** `now` in Unix milliseconds. `examined` 0 means that there is nothing the check applies to. */
  evaluate(snapshot: ClusterSnapshot, now: number): { examined: number; hazards: Hazard[] };
}

/** One sample of an instant query. */
export interface Sample {
  labels: Record<string, string>;
  value: number;
}

/** Where a Prometheus check looks. `matchers` are ready to stand inside braces (`cluster="a",namespace=~"b|c"`) or empty. */
export interface AuditScope {
  matchers: string;
  /** The label that names the cluster in this data source; null where there is none. */
  clusterLabel: string | null;
}

/** Asks Prometheus, at the time of the audit or "as of" any earlier moment. */
export interface PrometheusCheck extends CheckDescription {
  kind: 'prometheus';
  /** One number: how many subjects have data. No sample or 0: unknown. */
  probe(scope: AuditScope): string;
  /** The metric (and where it comes from) that is missing when the probe finds nothing. */
  missing: LocalText;
  /** Its samples are the hazards: an empty answer is a pass. */
  query(scope: AuditScope): string;
  hazard(sample: Sample): Hazard;
}

export type Check = ApiCheck | PrometheusCheck;
