import type { VerdictKind } from '@vigil/core/resources/verdict';

export interface PlantedIncident {
  container: string | null;
  reason: string;
  log: string | null;
  /** Begins soon after a change of the workload, and must say so. */
  change?: 'image' | 'template';
  /** A name for the error in its log: incidents with one name have one fingerprint, others another. */
  error?: string;
}

/** One planted trouble, and what each page is expected to say of it. Tests and `--check` read this list. */
export interface Planted {
  /** What was planted, for a person: `checkout is OOM killed under load`. */
  name: string;
  workload: { kind: string; namespace: string; name: string };
  /** Incidents the proxy must have; every other incident is unexpected. `log`: the captured log holds this text. */
  incidents: PlantedIncident[];
  /** Verdicts of the resources page over the last hour. */
  verdicts: VerdictKind[];
  /** Ids of the checks that must find this workload; every other finding is unexpected. */
  findings: string[];
}
