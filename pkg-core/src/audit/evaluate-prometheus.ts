import type { CheckResult } from '../vocabulary/finding.ts';
import type { AuditScope, Hazard, PrometheusCheck, Sample } from './check.ts';
import { figure, text } from './figure.ts';
import { findingsOf } from './finding-of.ts';
import type { NodeOf } from './node-names.ts';
import { wordsOfError } from '../vocabulary/words-of-error.ts';

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
 * query failed: an empty answer counts as a pass only where the data is known to exist. NaN is no hazard. `nodeOf` names
 * the node of samples that only carry a scrape address; without it they are told by that address.
 */
export function readPrometheusCheck(
  check: PrometheusCheck,
  probe: Sample[] | Error,
  query: Sample[] | Error,
  { cluster, scope, nodeOf }: { cluster: string; scope: AuditScope; nodeOf?: NodeOf }
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
    const hazards = query.filter(({ value }) => !Number.isNaN(value)).map((sample) => hazardAt(check, sample, nodeOf));
    const expression = check.query(scope);
    const findings = findingsOf(check, cluster, hazards).map((finding) => ({
      ...finding,
      evidence: { ...finding.evidence, query: expression },
    }));
    const status = findings.length > 0 ? 'fail' : 'pass';
    return { check: check.id, status, why: null, examined: Math.max(examined, findings.length), findings };
  } catch (cause) {
    const words = wordsOfError(cause);
    return unknown(
      check,
      text(`The answer of Prometheus can not be read: ${words}`, `无法解读 Prometheus 的返回：${words}`)
    );
  }
}

/** Whether an answer names scrape addresses without their nodes, so that it is worth asking for them. */
export function lacksNodes(samples: readonly Sample[]): boolean {
  return samples.some(({ labels }) => Boolean(labels['instance']) && !labels['node']);
}

/** The hazard, by the name of its node; the scrape address stays with the evidence. */
function hazardAt(check: PrometheusCheck, sample: Sample, nodeOf?: NodeOf): Hazard {
  const { instance, node: named } = sample.labels;
  const node = instance && !named ? nodeOf?.(instance) : undefined;
  if (!instance || !node) {
    return check.hazard(sample);
  }
  const hazard = check.hazard({ ...sample, labels: { ...sample.labels, node } });
  const { evidence, subject } = hazard;
  return subject.kind === 'Node'
    ? {
        ...hazard,
        evidence: { ...evidence, figures: [...evidence.figures, figure('Scrape address', '采集地址', instance)] },
      }
    : hazard;
}

function unknown(check: PrometheusCheck, why: CheckResult['why']): CheckResult {
  return { check: check.id, status: 'unknown', why, examined: 0, findings: [] };
}
