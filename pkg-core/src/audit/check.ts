import type { ClusterSnapshot, WatchedKind } from '../kubernetes/snapshot.ts';
import type { AuditCategory, Finding } from '../vocabulary/finding.ts';
import type { LocalText } from '../vocabulary/local-text.ts';
import type { Severity } from '../vocabulary/severity.ts';
import type { AuditClock } from './audit-clock.ts';

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
  /** How it alerts; absent where it asks for a decision and not for somebody at once. */
  alert?: CheckAlert;
  /** It comes from the configuration of the proxy and not from Vigil. */
  custom?: true;
}

/** An alert rule of Prometheus, as far as the check does not say it already. */
export interface CheckAlert {
  /** Never renamed: silences and routes name it. The rule puts `Vigil` before it. */
  name: string;
  /** How long it must be so, on top of what the query itself asks for: `10m`. */
  for: string;
  /** A sentence, in English, as a template of Prometheus. */
  summary: string;
  /** Labels that change while the hazard lasts, like the pod that is worst: kept, they would start `for` anew. */
  without?: readonly string[];
}

/** A finding before the engine adds id, check, severity and cluster. `severity` only where it differs from the check's. */
export type Hazard = Pick<Finding, 'subject' | 'summary' | 'evidence' | 'node'> & { severity?: Severity };

/** Looks at the objects the proxy holds. */
export interface ApiCheck extends CheckDescription {
  kind: 'api';
  /** Without these the answer is unknown. */
  needs: WatchedKind[];
  /**
   * `cluster`: it sees all objects at once. By default it sees one namespace at a time, beside what belongs to none,
   * and its answers are put together.
   */
  scope?: 'cluster';
  /** `examined` 0 means that there is nothing the check applies to. */
  evaluate(snapshot: ClusterSnapshot, clock: AuditClock): { examined: number; hazards: Hazard[] };
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
