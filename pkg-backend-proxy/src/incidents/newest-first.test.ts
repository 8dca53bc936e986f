import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NewestFirst } from './newest-first.ts';

const free = () => true;

describe('NewestFirst', () => {
  it('gives the newest first, one a key', () => {
    const waiting = new NewestFirst<string>();
    waiting.put('a', 'a1');
    waiting.put('b', 'b1');
    waiting.put('a', 'a2');
    assert.equal(waiting.size, 2);
    assert.deepEqual([waiting.take(free), waiting.take(free), waiting.take(free)], ['a2', 'b1', undefined]);
  });

  it('leaves what is not free', () => {
    const waiting = new NewestFirst<string>();
    waiting.put('a', 'a1');
    waiting.put('b', 'b1');
    assert.equal(
      waiting.take((key) => key !== 'b'),
      'a1'
    );
    assert.equal(waiting.has('b'), true);
  });

  it('drops the oldest, as it was put last', () => {
    const waiting = new NewestFirst<string>();
    waiting.put('a', 'a1');
    waiting.put('b', 'b1');
    waiting.put('a', 'a2');
    assert.deepEqual([waiting.takeOldest(), waiting.takeOldest(), waiting.takeOldest()], ['b1', 'a2', undefined]);
    assert.equal(waiting.take(free), undefined);
  });

  it('stays right over many replacements', () => {
    const waiting = new NewestFirst<number>();
    for (let index = 0; index < 1000; index += 1) {
      waiting.put(`key-${index % 3}`, index);
    }
    assert.deepEqual([waiting.take(free), waiting.take(free), waiting.take(free)], [999, 998, 997]);
    assert.equal(waiting.size, 0);
  });
});
