import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { EndpointName } from '@vigil/core/contract/endpoints';
import type { Health } from '@vigil/core/contract/health';
import type { AuditReport } from '@vigil/core/vocabulary/finding';
import type { Happening, IncidentStore, OpenCount } from '../store/incident-store.ts';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';

/** Most series of one metric that names workloads; what is beyond is summed up under the workload `other`. */
const seriesLimit = 2000;
const workloadLabels = ['cluster', 'namespace', 'workload_kind', 'workload'] as const;

export interface MetricParts {
  store: Pick<IncidentStore, 'openCounts' | 'health'>;
  sources: readonly ClusterSource[];
  logs: () => Health['logs'];
  reports: () => AuditReport[];
  openStreams: () => number;
}

/** What the proxy tells Prometheus, read at the moment of the scrape. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #parts: MetricParts;
  readonly #requests: Histogram<'endpoint' | 'status'>;
  readonly #occurrences: Counter<(typeof workloadLabels)[number] | 'reason'>;
  readonly #counted = new Set<string>();

  constructor(parts: MetricParts) {
    this.#parts = parts;
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
      help: 'Happenings recorded since the start of the proxy.',
      labelNames: [...workloadLabels, 'reason'],
      registers,
    });
    this.#registerGauges();
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

  countOccurrence(cluster: string, { workload, exception }: Happening): void {
    const key = [cluster, workload.kind, workload.namespace, workload.name, exception.reason].join('/');
    const known = this.#counted.has(key) || this.#counted.size < seriesLimit;
    if (known) {
      this.#counted.add(key);
    }
    this.#occurrences.inc({
      cluster,
      namespace: workload.namespace,
      workload_kind: known ? workload.kind : '',
      workload: known ? workload.name : 'other',
      reason: exception.reason,
    });
  }

  #registerGauges(): void {
    const { store, sources, logs, reports, openStreams } = this.#parts;
    this.#gauge('vigil_incidents_open', 'Open incidents.', [...workloadLabels, 'reason'], async (set) => {
      const counts = await store.openCounts(seriesLimit).catch((): OpenCount[] => []);
      for (const { cluster, workload, reason, count } of counts) {
        const { namespace, kind: workload_kind, name } = workload;
        set({ cluster, namespace, workload_kind, workload: name, reason }, count);
      }
    });
    this.#gauge(
      'vigil_audit_findings',
      'Findings of the API checks.',
      ['check', 'severity', ...workloadLabels],
      (set) => {
        const findings = reports().flatMap((report) => report.results.flatMap((result) => result.findings));
        for (const { check, severity, cluster, subject } of findings.slice(0, seriesLimit)) {
          const { namespace, kind: workload_kind, name: workload } = subject;
          set({ check, severity, cluster, namespace, workload_kind, workload }, 1);
        }
      }
    );
    this.#gauge(
      'vigil_audit_check_status',
      '1 for the status of each API check.',
      ['cluster', 'check', 'status'],
      (set) => {
        for (const { cluster, results } of reports()) {
          results.forEach(({ check, status }) => set({ cluster, check, status }, 1));
        }
      }
    );
    this.#gauge('vigil_watch_synced', '1 while a watch hears the API server.', ['cluster', 'kind', 'state'], (set) => {
      for (const source of sources) {
        source
          .watches()
          .forEach(({ kind, state }) => set({ cluster: source.name, kind, state }, state === 'synced' ? 1 : 0));
      }
    });
    this.#gauge('vigil_watch_objects', 'Objects held.', ['cluster', 'kind'], (set) => {
      for (const source of sources) {
        source.watches().forEach(({ kind, objects }) => set({ cluster: source.name, kind }, objects));
      }
    });
    this.#gauge('vigil_log_captures', 'Logs by what became of them since the start.', ['status'], (set) => {
      Object.entries(logs()).forEach(([status, count]) => set({ status }, count));
    });
    this.#gauge(
      'vigil_store_bytes',
      'Bytes the store uses; its logs alone under part="logs".',
      ['part'],
      async (set) => {
        const { bytes, logBytes } = await store.health();
        set({ part: 'all' }, bytes);
        set({ part: 'logs' }, logBytes);
      }
    );
    this.#gauge('vigil_store_ready', '1 while the store takes what is written.', ['state'], async (set) => {
      const { state } = await store.health();
      set({ state }, state === 'ready' ? 1 : 0);
    });
    this.#gauge('vigil_http_streams', 'Live streams being read.', [], (set) => set({}, openStreams()));
  }

  #gauge(
    name: string,
    help: string,
    labelNames: readonly string[],
    collect: (set: (labels: Record<string, string>, value: number) => void) => void | Promise<void>
  ): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers: [this.#registry],
      collect: async () => {
        gauge.reset();
        await collect((labels, value) => gauge.set(labels, value));
      },
    });
  }
}
