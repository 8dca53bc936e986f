import { foldLiveLines, mostLiveLines, noLiveLines } from './live-lines';

const line = (text: string) => ({ type: 'line' as const, time: '2025-11-21T10:00:00Z', text });

it('numbers lines across batches', () => {
  const first = foldLiveLines(noLiveLines, { type: 'records', records: [line('a'), line('b')] });
  const second = foldLiveLines(first, { type: 'records', records: [line('c')] });
  expect(second.lines.map(({ number, text }) => `${number} ${text}`)).toEqual(['1 a', '2 b', '3 c']);
  expect(second.status).toBe('live');
});

it('lets old lines go, counts them, and keeps numbering', () => {
  const records = Array.from({ length: mostLiveLines + 5 }, (_, index) => line(String(index)));
  const state = foldLiveLines(noLiveLines, { type: 'records', records });
  expect(state).toMatchObject({ dropped: 5 });
  expect(state.lines).toHaveLength(mostLiveLines);
  expect(state.lines[0]!.number).toBe(6);
});

it('tells an end from a cut', () => {
  const ended = foldLiveLines(noLiveLines, { type: 'records', records: [{ type: 'end', reason: 'container ended' }] });
  expect(foldLiveLines(ended, { type: 'cut' })).toMatchObject({ status: 'ended', reason: 'container ended' });
  expect(foldLiveLines(noLiveLines, { type: 'cut' })).toMatchObject({ status: 'ended', reason: '' });
});
