import { Counter, Gauge, type Registry } from 'prom-client';
import { auditMetrics } from '@vigil/core/audit/history/audit-metrics';
import type { WatchHealth } from '@vigil/core/contract/health';
import type { IncidentStatus } from '@vigil/core/vocabulary/incident';
import type { OpenCount } from '../store/incident-store.ts';
import { type MetricParts, seriesLimit, workloadLabels } from './metrics.ts';

type Labels = Record<string, string>;
type Collect = (set: (labels: Labels, value: number) => void) => void | Promise<void>;

const openStatuses: IncidentStatus[] = ['open', 'acknowledged', 'muted'];

/** The metrics that are read at the moment of the scrape, from the store, the watches and the queues. */
export function registerReadings(registry: Registry, parts: MetricParts): void {
  const { store, sources, recording, audit, openStreams, hub, now } = parts;
  const gauge = (name: string, help: string, labelNames: readonly string[], collect: Collect) => {
    const metric: Gauge = new Gauge({
      ...{ name, help, labelNames: [...labelNames], registers: [registry] },
      collect: async () => {
        metric.reset();
        await collect((labels, value) => metric.set(labels, value));
      },
    });
  };
  /** For numbers that only grow until the proxy is started again. */
  const counter = (name: string, help: string, labelNames: readonly string[], collect: Collect) => {
    const metric: Counter = new Counter({
      ...{ name, help, labelNames: [...labelNames], registers: [registry] },
      collect: async () => {
        metric.reset();
        await collect((labels, value) => metric.inc(labels, value));
      },
    });
  };
  const perWatch = (value: (watch: WatchHealth) => number | null): Collect => {
    return (set) => {
      for (const { name: cluster, watches } of sources.map((source) => ({
        name: source.name,
        watches: source.watches(),
      }))) {
        for (const watch of watches) {
          const figure = value(watch);
          if (figure !== null) {
            set({ cluster, kind: watch.kind }, figure);
          }
        }
      }
    };
  };
  const perCluster = (value: (health: ReturnType<typeof recording>[number]) => number): Collect => {
    return (set) => recording().forEach((health) => set({ cluster: health.cluster }, value(health)));
  };
  const watchLabels = ['cluster', 'kind'];

  gauge(
    'vigil_incidents_open',
    'Open incidents, also those acknowledged or muted.',
    [...workloadLabels, 'reason'],
    async (set) => {
      const counts = await store.openCounts(seriesLimit).catch((): OpenCount[] => []);
      for (const { cluster, workload, reason, count } of counts) {
        const { namespace, kind: workload_kind, name } = workload;
        set({ cluster, namespace, workload_kind, workload: name, reason }, count);
      }
    }
  );
  gauge('vigil_incidents', 'Open incidents, by whether somebody took them on.', ['cluster', 'status'], async (set) => {
    const counts = await store.openStatuses().catch(() => null);
    for (const { name: cluster } of counts === null ? [] : sources) {
      for (const status of openStatuses) {
        const known = counts?.find((entry) => entry.cluster === cluster && entry.status === status);
        set({ cluster, status }, known?.count ?? 0);
      }
    }
  });
  for (const [metric, { name, help, labels }] of Object.entries(auditMetrics)) {
    gauge(name, help, labels, (set) => {
      for (const sample of audit()) {
        if (sample.metric === metric) {
          set(sample.labels, sample.value);
        }
      }
    });
  }

  gauge('vigil_watch_synced', '1 while a watch hears the API server.', [...watchLabels, 'state'], (set) => {
    for (const source of sources) {
      source
        .watches()
        .forEach(({ kind, state }) => set({ cluster: source.name, kind, state }, state === 'synced' ? 1 : 0));
    }
  });
  gauge(
    'vigil_watch_objects',
    'Objects held.',
    watchLabels,
    perWatch(({ objects }) => objects)
  );
  gauge(
    'vigil_watch_silence_seconds',
    'Time since a watch heard anything, bookmarks too; missing while it never did.',
    watchLabels,
    perWatch(({ lastEventAt }) => (lastEventAt === null ? null : Math.max(0, (now() - lastEventAt) / 1000)))
  );
  gauge(
    'vigil_watch_lag_seconds',
    "Time from the API server's stamp on the last change to its arrival, by both clocks, in whole seconds.",
    watchLabels,
    perWatch(({ lagSeconds }) => lagSeconds ?? null)
  );
  const counted: Array<[string, string, (watch: WatchHealth) => number]> = [
    ['vigil_watch_relists_total', 'Lists after the first one.', ({ relists }) => relists],
    ['vigil_watch_reconnects_total', 'Watches that ended, for whatever reason.', ({ reconnects }) => reconnects],
    [
      'vigil_watch_objects_dropped_total',
      'Objects let go because there were more than are held.',
      ({ dropped }) => dropped ?? 0,
    ],
    ['vigil_watch_stalls_total', 'Watches given up because they were silent too long.', ({ stalls }) => stalls],
  ];
  for (const [name, help, value] of counted) {
    counter(name, `${help} Since the start of the proxy.`, watchLabels, perWatch(value));
  }

  gauge(
    'vigil_log_queue_length',
    'Logs waiting to be fetched or being fetched.',
    ['cluster'],
    perCluster(({ logs }) => logs.queued)
  );
  counter(
    'vigil_log_captures_total',
    'Logs by what became of them since the start of the proxy.',
    ['cluster', 'status'],
    (set) => {
      for (const { cluster, logs } of recording()) {
        const { captured, gone, failed, dropped } = logs;
        Object.entries({ captured, gone, failed, dropped }).forEach(([status, count]) =>
          set({ cluster, status }, count)
        );
      }
    }
  );
  counter(
    'vigil_log_losses_total',
    'Logs that could not be had since the start of the proxy, by cause.',
    ['cluster', 'cause'],
    (set) => {
      for (const { cluster, logs } of recording()) {
        (logs.causes ?? []).forEach(({ cause, count }) => set({ cluster, cause }, count));
      }
    }
  );
  gauge(
    'vigil_recordings_waiting',
    'What was seen and is not stored yet.',
    ['cluster'],
    perCluster(({ recordings }) => recordings.waiting)
  );
  counter(
    'vigil_recordings_lost_total',
    'Recordings left out since the start of the proxy because the store was away too long.',
    ['cluster'],
    perCluster(({ recordings }) => recordings.lost)
  );

  gauge('vigil_store_bytes', 'Bytes the store uses; its logs alone under part="logs".', ['part'], async (set) => {
    const { bytes, logBytes } = await store.health();
    set({ part: 'all' }, bytes);
    set({ part: 'logs' }, logBytes);
  });
  gauge('vigil_store_ready', '1 while the store takes what is written.', ['state'], async (set) => {
    const { state } = await store.health();
    set({ state }, state === 'ready' ? 1 : 0);
  });
  gauge('vigil_http_streams', 'Live streams being read.', [], (set) => set({}, openStreams()));
  counter(
    'vigil_stream_records_dropped_total',
    'Changes that slow readers lost since the start of the proxy; each was told.',
    [],
    (set) => set({}, hub.dropped)
  );
}
