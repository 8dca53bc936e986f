import assert from 'node:assert/strict';
import { it } from 'node:test';
import pino from 'pino';
import { LogQueue } from '../src/incidents/log-queue.ts';
import { ManualTime, settle } from './manual-time.ts';
import { samplePod } from './sample-pod.ts';

it('fetches on while the store takes its time, and not without end', async () => {
  const pod = samplePod();
  const fetched: string[] = [];
  const stored: Array<() => void> = [];
  const queue = new LogQueue({
    source: {
      fetchLog: ({ pod: name }) => {
        fetched.push(name);
        return Promise.resolve({ status: 'captured', text: 'Error: gone\n', truncated: false });
      },
    },
    podOf: () => pod,
    redact: (text) => text,
    ...{ lines: 10, bytes: 1000, capacity: 100, concurrency: 1 },
    store: { finishCapture: () => new Promise((resolve) => stored.push(() => resolve(undefined))) },
    ...{ onFinished: () => undefined, onEnded: () => undefined },
    surroundings: new ManualTime(),
    logger: pino({ enabled: false }),
  });
  const containerId = pod.containers[0]?.containerId ?? null;
  const targets = Array.from({ length: 10 }, (_, index) => ({
    ...{ incident: `i${index}`, cluster: 'test', namespace: 'shop', pod: `p${index}`, podUid: pod.metadata.uid },
    ...{ container: pod.containers[0]?.name ?? '', containerId },
  }));
  queue.add(targets, null);
  await settle();
  assert.equal(fetched.length, 4);
  assert.equal(stored.length, 4);
  stored.splice(0).forEach((done) => done());
  await settle();
  assert.equal(fetched.length, 8);
  queue.stop();
  stored.forEach((done) => done());
});
