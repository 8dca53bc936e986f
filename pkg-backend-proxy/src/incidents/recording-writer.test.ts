import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pino } from 'pino';
import { InvalidRecording, type Recorded, type Recording } from '../store/incident-store.ts';
import { RecordingWriter } from './recording-writer.ts';

const recording = (rule: string): Recording => ({
  cluster: 'prod',
  happenings: [],
  ignored: [{ rule, namespace: '', fingerprint: rule, at: 1 }],
  recoveries: [],
  workloadRecoveries: [],
  events: [],
});
const nothing: Recorded = { incidents: [], removed: [], wanted: [], fresh: [] };
const rulesOf = (recordings: Recording[]) => recordings.map(({ ignored }) => ignored[0]?.rule ?? '');

function writerOver(record: (recordings: Recording[]) => Promise<Recorded>, capacity = 100) {
  let lost = 0;
  const writer = new RecordingWriter({
    store: { record },
    onRecorded: () => undefined,
    onLost: () => (lost += 1),
    surroundings: { now: () => 7, delay: async () => undefined },
    logger: pino({ level: 'silent' }),
    capacity,
  });
  return { writer, lost: () => lost };
}

describe('RecordingWriter', () => {
  it('writes in order what comes at once in one transaction', async () => {
    const batches: string[][] = [];
    const { writer } = writerOver(async (recordings) => {
      batches.push(rulesOf(recordings));
      return nothing;
    });
    ['a', 'b', 'c'].forEach((rule) => writer.add(recording(rule)));
    writer.add({ ...recording('none'), ignored: [] });
    await writer.idle();
    assert.deepEqual(batches, [['a', 'b', 'c']]);
  });

  it('loses nothing that comes while a transaction is under way, or while the store is away', async () => {
    const stored: string[] = [];
    const coming = ['b', 'c', 'd'];
    let isAway = true;
    const { writer } = writerOver(async (recordings) => {
      const next = coming.shift();
      if (next) {
        writer.add(recording(next));
      }
      if (isAway) {
        isAway = false;
        throw new Error('database is locked');
      }
      stored.push(...rulesOf(recordings));
      return nothing;
    });
    writer.add(recording('a'));
    await writer.idle();
    await writer.idle();
    assert.deepEqual(stored, ['a', 'b', 'c', 'd']);
  });

  it('tries until the store takes it', async () => {
    let tries = 0;
    const { writer, lost } = writerOver(async () => {
      tries += 1;
      return tries < 5 ? Promise.reject(new Error('database is locked')) : nothing;
    });
    writer.add(recording('a'));
    await writer.idle();
    assert.deepEqual([tries, lost()], [5, 0]);
  });

  it('gives up what can never be stored, and only that', async () => {
    const stored: string[] = [];
    const { writer } = writerOver(async (recordings) => {
      const rules = rulesOf(recordings);
      if (rules.includes('bad')) {
        throw new InvalidRecording('no');
      }
      stored.push(...rules);
      return nothing;
    });
    ['a', 'bad', 'c'].forEach((rule) => writer.add(recording(rule)));
    await writer.idle();
    assert.deepEqual(stored, ['a', 'c']);
  });

  it('asks for another look when there was no room', async () => {
    const { writer, lost } = writerOver(async () => nothing, 2);
    ['a', 'b', 'c'].forEach((rule) => writer.add(recording(rule)));
    await writer.idle();
    assert.equal(lost(), 1);
    assert.deepEqual(writer.counts(), { waiting: 0, lost: 1 });
  });

  it('writes what comes while it asks for another look', async () => {
    const stored: string[] = [];
    const writer: RecordingWriter = new RecordingWriter({
      store: { record: async (recordings) => (stored.push(...rulesOf(recordings)), nothing) },
      onRecorded: () => undefined,
      onLost: () => writer.add(recording('again')),
      surroundings: { now: () => 7, delay: async () => undefined },
      logger: pino({ level: 'silent' }),
      capacity: 1,
    });
    ['a', 'b'].forEach((rule) => writer.add(recording(rule)));
    await writer.idle();
    assert.deepEqual(stored, ['a', 'again']);
  });

  it('stops though the store is not well', async () => {
    const { writer } = writerOver(() => Promise.reject(new Error('disk full')));
    writer.add(recording('a'));
    await writer.stop();
  });
});
