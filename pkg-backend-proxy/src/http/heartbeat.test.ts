import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { withHeartbeat } from './heartbeat.ts';

async function* of(...values: string[]) {
  yield* values;
}
async function collect(records: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const record of records) {
    all.push(record);
  }
  return all;
}
const never = new AbortController().signal;

describe('withHeartbeat', () => {
  it('passes a source on that is never silent', async () => {
    const records = withHeartbeat(of('a', 'b'), 1e6, () => 'beat', never);
    assert.deepEqual(await collect(records), ['a', 'b']);
  });

  it('beats while the source is silent, and ends when told to', async () => {
    const stop = new AbortController();
    async function* silent(): AsyncGenerator<string> {
      await new Promise(() => undefined);
    }
    const seen: string[] = [];
    for await (const record of withHeartbeat(silent(), 1, () => 'beat', stop.signal)) {
      seen.push(record);
      if (seen.length === 3) {
        stop.abort();
      }
    }
    assert.deepEqual(seen, ['beat', 'beat', 'beat']);
  });

  it('passes on what goes wrong', async () => {
    async function* broken(): AsyncGenerator<string> {
      throw new Error('cut');
    }
    await assert.rejects(collect(withHeartbeat(broken(), 1e6, () => 'beat', never)), /cut/);
  });

  it('gives nothing when it is over before it begins', async () => {
    assert.deepEqual(await collect(withHeartbeat(of('a'), 1e6, () => 'beat', AbortSignal.abort())), []);
  });

  it('holds nothing of what it has passed on', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const passed: Array<WeakRef<object>> = [];
    async function* source(): AsyncGenerator<object> {
      for (let index = 0; index < 100; index += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        yield { index };
      }
    }
    const records = withHeartbeat(source(), 1e6, () => ({}), new AbortController().signal);
    for (let index = 0; index < 90; index += 1) {
      passed.push(new WeakRef((await records.next()).value as object));
    }
    // Weak references hold until the end of their turn.
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    assert.ok(passed.filter((record) => record.deref() !== undefined).length < 5);
    await records.return(undefined);
  });
});
