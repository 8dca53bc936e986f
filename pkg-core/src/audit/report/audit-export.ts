import type { Exemption } from '../../vocabulary/exemption.ts';
import type { CheckResult, Finding } from '../../vocabulary/finding.ts';
import type { CheckDescription } from '../check.ts';
import type { AuditComparison, PastFinding } from '../history/compare-audits.ts';
import type { CategoryScore } from '../score.ts';

/** A check of a cluster that gave no verdict, with the reason. */
export interface NotChecked {
  check: CheckDescription;
  /** Empty where no cluster is named. */
  cluster: string;
  result: CheckResult;
}

/** A finding that somebody decided to live with, and by which decisions. */
export interface ExemptFinding {
  finding: Finding;
  by: readonly Exemption[];
}

/** What became of the findings since an earlier moment. */
export interface ComparedWith {
  /** The earlier moment, Unix milliseconds. */
  at: number;
  states: AuditComparison['states'];
  /** As filtered: found then, and no more. */
  fixed: readonly PastFinding[];
}

/** All that a report of an audit tells. Moments are Unix milliseconds. */
export interface AuditExport {
  /** Clusters that were looked at; empty where none is named. */
  clusters: readonly string[];
  /** The data source's name; null where there is none. */
  source: string | null;
  /** When the metrics were asked; null where they were not. */
  metricsAt: number | null;
  /** When the proxy looked at the objects; null where it did not answer. */
  objectsAt: number | null;
  versions: {
    plugin: string;
    /** Null where the proxy did not tell. */
    proxy: string | null;
    /** Kubernetes by cluster, as far as it is known. */
    kubernetes: Record<string, string>;
  };
  /** What narrowed findings and checks: name and values as in the URL, `label` and `words` in the reader's language. */
  filters: ReadonlyArray<{ name: string; label: string; values: readonly string[]; words: readonly string[] }>;
  link?: string;
  /** Of all checks of the clusters, whatever the other filters. */
  scores: readonly CategoryScore[];
  /** As filtered. */
  findings: readonly Finding[];
  /** As filtered; in neither `findings` nor the scores. */
  exempt: readonly ExemptFinding[];
  /** Null where they are compared with nothing. */
  comparison: ComparedWith | null;
  /** Unknown and not applicable, as filtered. */
  notChecked: readonly NotChecked[];
  /** Descriptions of every check that a finding names, of now or then. */
  checks: readonly CheckDescription[];
}
