import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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
});
