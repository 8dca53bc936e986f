import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { AuditSample } from '@vigil/core/audit/history/audit-samples';
import type { EndpointName } from '@vigil/core/contract/endpoints';
import type { ChangeHub } from '../incidents/change-hub.ts';
import type { RecordingObserver, RecordingService } from '../incidents/create-recording.ts';
import type { LogEnd } from '../incidents/log-queue.ts';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';
import type { Happening, IncidentStore, Recording } from '../store/incident-store.ts';
import { CountedOnce } from './counted-once.ts';
import { registerReadings } from './register-readings.ts';

/** Most series of one metric that names workloads; what is beyond is summed up under the workload `other`. */
export const seriesLimit = 2000;
export const workloadLabels = ['cluster', 'namespace', 'workload_kind', 'workload'] as const;

export interface MetricParts {
  store: Pick<IncidentStore, 'openCounts' | 'openStatuses' | 'health'>;
  sources: readonly ClusterSource[];
  /** Per cluster. */
  recording: RecordingService['healthOf'];
  /** What the last evaluation of the checks gave. */
  audit: () => AuditSample[];
  openStreams: () => number;
  hub: Pick<ChangeHub, 'dropped'>;
  /** Unix milliseconds. */
  now: () => number;
}

/** What the proxy tells Prometheus: counted as it happens, the rest read at the moment of the scrape. */
export class Metrics implements Omit<RecordingObserver, 'changed'> {
  readonly #registry = new Registry();
  readonly #requests: Histogram<'endpoint' | 'status'>;
  readonly #occurrences: Counter<(typeof workloadLabels)[number] | 'reason'>;
  readonly #ignored: Counter<'cluster' | 'namespace' | 'rule'>;
  readonly #logDurations: Histogram<'cluster'>;
  readonly #delays: Histogram<'cluster'>;
  readonly #workloads = new CountedOnce(seriesLimit);
  readonly #namespaces = new CountedOnce(seriesLimit);
  readonly #recentIgnored = new CountedOnce(20_000, 'forget-oldest');

  constructor(parts: MetricParts) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: 'vigil_http_request_duration_seconds',
      help: 'Time to answer a call, streams left out.',
      labelNames: ['endpoint', 'status'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    });
    this.#occurrences = new Counter({
      name: 'vigil_incident_occurrences_total',
      help: 'Happenings recorded since the start of the proxy, each once.',
      labelNames: [...workloadLabels, 'reason'],
      registers,
    });
    this.#ignored = new Counter({
      name: 'vigil_ignored_total',
      help: 'What was seen since the start of the proxy and made no incident, by the rule that said so; each once.',
      labelNames: ['cluster', 'namespace', 'rule'],
      registers,
    });
    this.#logDurations = new Histogram({
      name: 'vigil_log_capture_duration_seconds',
      help: 'Time from when the proxy saw a container break to when its log was stored.',
      labelNames: ['cluster'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers,
    });
    this.#delays = new Histogram({
      name: 'vigil_watch_delay_seconds',
      help: "Time from a container's change by the kubelet's clock, in whole seconds, to when the proxy looked at it.",
      labelNames: ['cluster'],
      buckets: [0.5, 1, 2, 3, 5, 10, 30, 60, 300],
      registers,
    });
    registerReadings(this.#registry, parts);
  }

  /** For those who count on their own. */
  get registry(): Registry {
    return this.#registry;
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  observeRequest(endpoint: EndpointName, status: number, seconds: number): void {
    this.#requests.observe({ endpoint, status: String(status) }, seconds);
  }

  occurred(cluster: string, { workload, exception }: Happening): void {
    const { namespace, kind, name } = workload;
    const isNamed = this.#workloads.holds([cluster, kind, namespace, name, exception.reason].join('/'));
    this.#occurrences.inc({
      cluster,
      namespace: isNamed ? namespace : '',
      workload_kind: isNamed ? kind : '',
      workload: isNamed ? name : 'other',
      reason: exception.reason,
    });
  }

  ignored(cluster: string, { rule, namespace, fingerprint }: Recording['ignored'][number]): void {
    // One happening may be looked at several times.
    if (this.#recentIgnored.isNew(`${cluster}/${rule}/${fingerprint}`)) {
      const isNamed = this.#namespaces.holds(`${cluster}/${namespace}/${rule}`);
      this.#ignored.inc({ cluster, namespace: isNamed ? namespace : 'other', rule });
    }
  }

  logEnded(cluster: string, { status, seconds }: LogEnd): void {
    if (status === 'captured' && seconds !== null) {
      this.#logDurations.observe({ cluster }, seconds);
    }
  }

  delayed(cluster: string, seconds: number): void {
    this.#delays.observe({ cluster }, seconds);
  }
}
