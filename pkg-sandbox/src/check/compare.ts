import { type WorkloadRef, workloadKey } from '@vigil/core/vocabulary/workload-ref';
import type { Planted } from '../world/planted.ts';

/** What was expected and not said, and what was said and not expected; sorted, one line each. */
export interface Difference {
  missed: string[];
  unexpected: string[];
}

/** Compares two sets of lines. */
export function difference(expected: Iterable<string>, observed: Iterable<string>): Difference {
  const wanted = new Set(expected);
  const seen = new Set(observed);
  return {
    missed: [...wanted].filter((line) => !seen.has(line)).sort(),
    unexpected: [...seen].filter((line) => !wanted.has(line)).sort(),
  };
}

interface ObservedIncident {
  workload: WorkloadRef;
  container: string | null;
  reason: string;
}

const incidentLine = ({ workload, container, reason }: ObservedIncident) =>
  `${workloadKey(workload)} ${container ?? '-'} ${reason}`;

/** Incidents by workload, container and reason. */
export function compareIncidents(planted: Planted[], incidents: ObservedIncident[]): Difference {
  const expected = planted.flatMap(({ workload, incidents }) =>
    incidents.map((incident) => incidentLine({ workload, ...incident }))
  );
  return difference(expected, incidents.map(incidentLine));
}

/** Verdicts by workload. */
export function compareVerdicts(
  planted: Planted[],
  verdicts: Array<{ workload: WorkloadRef; verdict: string }>
): Difference {
  return difference(
    planted.flatMap(({ workload, verdicts }) => verdicts.map((verdict) => `${workloadKey(workload)} ${verdict}`)),
    verdicts.map(({ workload, verdict }) => `${workloadKey(workload)} ${verdict}`)
  );
}

/** Findings by check and subject. */
export function compareFindings(
  planted: Planted[],
  findings: Array<{ check: string; subject: WorkloadRef }>
): Difference {
  return difference(
    planted.flatMap(({ workload, findings }) => findings.map((check) => `${check} ${workloadKey(workload)}`)),
    findings.map(({ check, subject }) => `${check} ${workloadKey(subject)}`)
  );
}
