import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClusterSource } from '../../test/fake-cluster-source.ts';
import { recordingOf } from '../../test/sample-recording.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { Metrics, seriesLimit } from './metrics.ts';

const logs = { queued: 2, captured: 5, gone: 1, failed: 0, dropped: 3 };

async function textOf(use: (metrics: Metrics) => void): Promise<string> {
  const store = openSqliteStore(':memory:');
  await store.record([recordingOf()]);
  const metrics = new Metrics({
    ...{ store, sources: [new FakeClusterSource()], hub: { dropped: 4 }, now: () => 1 },
    recording: () => [
      {
        cluster: 'prod',
        logs: { ...logs, causes: [{ cause: 'queue-full', count: 3 }] },
        recordings: { waiting: 6, lost: 7 },
      },
    ],
    ...{ audit: () => [], openStreams: () => 0 },
  });
  use(metrics);
  // Read twice: what is read at the scrape must not add up.
  await metrics.text();
  const text = await metrics.text();
  await store.close();
  return text;
}

describe('Metrics', () => {
  it('tells what the queues, the store and the readers say', async () => {
    const text = await textOf(() => undefined);
    for (const line of [
      'vigil_incidents{cluster="prod",status="open"} 1',
      'vigil_incidents{cluster="prod",status="muted"} 0',
      'vigil_log_queue_length{cluster="prod"} 2',
      'vigil_log_captures_total{cluster="prod",status="captured"} 5',
      'vigil_log_losses_total{cluster="prod",cause="queue-full"} 3',
      'vigil_recordings_waiting{cluster="prod"} 6',
      'vigil_recordings_lost_total{cluster="prod"} 7',
      'vigil_stream_records_dropped_total 4',
    ]) {
      assert.ok(text.includes(`\n${line}\n`), line);
    }
  });

  it('counts what was left out once, however often it is looked at', async () => {
    const ignored = { rule: 'completed', namespace: 'shop', fingerprint: 'f', at: 1 };
    const text = await textOf((metrics) => {
      metrics.ignored('prod', ignored);
      metrics.ignored('prod', ignored);
      metrics.ignored('prod', { ...ignored, fingerprint: 'g' });
    });
    assert.match(text, /vigil_ignored_total\{cluster="prod",namespace="shop",rule="completed"\} 2\n/);
  });

  it('measures only logs that were captured, and whose beginning was seen', async () => {
    const text = await textOf((metrics) => {
      metrics.logEnded('prod', { status: 'captured', seconds: 0.3 });
      metrics.logEnded('prod', { status: 'captured', seconds: null });
      metrics.logEnded('prod', { status: 'gone', seconds: 2 });
    });
    assert.match(text, /vigil_log_capture_duration_seconds_count\{cluster="prod"\} 1\n/);
  });

  it('sums up workloads beyond the limit', async () => {
    const [happening] = recordingOf().happenings;
    assert.ok(happening);
    const text = await textOf((metrics) => {
      for (let index = 0; index < seriesLimit + 10; index += 1) {
        metrics.occurred('prod', { ...happening, workload: { ...happening.workload, name: `w-${index}` } });
      }
    });
    const series = text.match(/^vigil_incident_occurrences_total\{/gm) ?? [];
    assert.equal(series.length, seriesLimit + 1);
    assert.match(text, /workload="other",reason="OOMKilled"\} 10\n/);
  });
});
