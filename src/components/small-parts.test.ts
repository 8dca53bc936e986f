import { claimReload, isChunkLoadError } from './chunk-reload';
import { relativeTimeText } from './relative-time-text';

describe('relativeTimeText', () => {
  const now = 1_763_719_200_000;
  it.each([
    [0, 'now', '现在'],
    [-5_000, '5 sec. ago', '5秒钟前'],
    [-120_000, '2 min. ago', '2分钟前'],
    [-7_200_000, '2 hr. ago', '2小时前'],
    [-3 * 86_400_000, '3 days ago', '3天前'],
  ])('%d ms', (distance, en, zh) => {
    expect(relativeTimeText(now + distance, now, 'en')).toBe(en);
    expect(relativeTimeText(now + distance, now, 'zh')).toBe(zh);
  });
});

it('is shorter where there is little room', () => {
  expect(relativeTimeText(0, 44_000, 'en', true)).toBe('44s ago');
  expect(relativeTimeText(0, 44_000, 'zh', true)).toBe('44秒前');
});

describe('reloading for new code', () => {
  it('happens once, not in a circle', () => {
    const stored = new Map<string, string>();
    const storage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    };
    expect(claimReload(storage, 1_000_000)).toBe(true);
    expect(claimReload(storage, 1_030_000)).toBe(false);
    expect(claimReload(storage, 1_100_000)).toBe(true);
  });

  it('is only for missing chunks', () => {
    expect(isChunkLoadError(Object.assign(new Error('x'), { name: 'ChunkLoadError' }))).toBe(true);
    expect(isChunkLoadError(new Error('Loading chunk 12 failed.'))).toBe(true);
    expect(isChunkLoadError(new Error('x is undefined'))).toBe(false);
    expect(isChunkLoadError('text')).toBe(false);
  });
});
