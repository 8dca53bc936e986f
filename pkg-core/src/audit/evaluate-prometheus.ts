import type { CheckResult } from '../vocabulary/finding.ts';
import type { AuditScope, PrometheusCheck, Sample } from './check.ts';
import { text } from './figure.ts';
import { findingsOf } from './finding-of.ts';

/** The two instant queries of a check, at the same moment. */
export interface CheckQueries {
  /** One number: how many subjects have data. */
  probe: string;
  /** One sample a hazard. */
  query: string;
}

/** What to ask Prometheus for one check. */
export function prometheusQueries(check: PrometheusCheck, scope: AuditScope): CheckQueries {
  return { probe: check.probe(scope), query: check.query(scope) };
}

/**
 * The verdict from both answers; an Error stands for a query that failed. Unknown when the probe finds nothing or either
 * query failed: an empty answer counts as a pass only where the data is known to exist. NaN is no hazard.
 */
export function readPrometheusCheck(
  check: PrometheusCheck,
  probe: Sample[] | Error,
  query: Sample[] | Error,
  { cluster, scope }: { cluster: string; scope: AuditScope }
): CheckResult {
  const failure = [probe, query].find((answer) => answer instanceof Error);
  if (failure !== undefined || probe instanceof Error || query instanceof Error) {
    return unknown(check, text(`Prometheus: ${failure?.message ?? ''}`, `Prometheus：${failure?.message ?? ''}`));
  }
  const examined = Math.trunc(probe[0]?.value ?? 0);
  if (!(examined > 0)) {
    return unknown(check, check.missing);
  }
  try {
    const hazards = query.filter(({ value }) => !Number.isNaN(value)).map((sample) => check.hazard(sample));
    const expression = check.query(scope);
    const findings = findingsOf(check, cluster, hazards).map((finding) => ({
      ...finding,
      evidence: { ...finding.evidence, query: expression },
    }));
    const status = findings.length > 0 ? 'fail' : 'pass';
    return { check: check.id, status, why: null, examined: Math.max(examined, findings.length), findings };
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    return unknown(
      check,
      text(`The answer of Prometheus can not be read: ${words}`, `无法解读 Prometheus 的返回：${words}`)
    );
  }
}

function unknown(check: PrometheusCheck, why: CheckResult['why']): CheckResult {
  return { check: check.id, status: 'unknown', why, examined: 0, findings: [] };
}
