import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SharedTransaction } from './shared-transaction.ts';

/** Transactions that begin on what was committed, and are forgotten when they fail. */
function memory({ refused = () => false }: { refused?: (content: string[]) => boolean } = {}) {
  const committed: string[][] = [];
  const shared = new SharedTransaction<string[]>(async (work) => {
    const content: string[] = [];
    const result = work(content);
    if (refused(content)) {
      throw new Error('disk full');
    }
    committed.push(content);
    return result;
  });
  const put = (text: string, patienceMs = 0) =>
    shared.add((content) => {
      content.push(text);
      if (text === 'bad') {
        throw new Error('bad value');
      }
      return text.length;
    }, patienceMs);
  return { committed, shared, put };
}

describe('small writes that share a transaction', () => {
  it('writes those of one turn together, in their order, and gives each its own result', async () => {
    const { committed, put } = memory();
    assert.deepEqual(await Promise.all([put('a'), put('bcd')]), [1, 3]);
    await put('e');
    assert.deepEqual(committed, [['a', 'bcd'], ['e']]);
  });

  it('lets the patient wait for others, and takes them along with the first that is not', async () => {
    const { committed, put } = memory();
    const patient = put('a', 60_000);
    await put('b');
    assert.equal(await patient, 1);
    assert.deepEqual(committed, [['a', 'b']]);
  });

  it('writes the patient by themselves in the end, all that came meanwhile together', async () => {
    const { committed, put } = memory();
    await Promise.all([put('a', 20), put('b', 10), put('c', 10)]);
    assert.deepEqual(committed, [['a', 'b', 'c']]);
  });

  it('rejects only the one that fails', async () => {
    const { committed, put } = memory();
    const settled = await Promise.allSettled([put('a'), put('bad'), put('c')]);
    assert.deepEqual(
      settled.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled']
    );
    assert.deepEqual(committed, [['a'], ['c']]);
  });

  it('rejects all when nothing can be committed, and goes on when it can again', async () => {
    let full = true;
    const { committed, put } = memory({ refused: () => full });
    const settled = await Promise.allSettled([put('a'), put('b')]);
    assert.deepEqual(
      settled.map(({ status }) => status),
      ['rejected', 'rejected']
    );
    full = false;
    await put('c');
    assert.deepEqual(committed, [['c']]);
  });

  it('writes what waits when it is asked to', async () => {
    const { committed, shared, put } = memory();
    const written = put('a');
    await shared.flush();
    assert.deepEqual(committed, [['a']]);
    assert.equal(await written, 1);
  });
});
