import type { LogRecord } from '@vigil/core/contract/streams';
import type { BackendProblem } from '../../../proxy/backend-problem';
import type { AnsiStyle } from './ansi-style';
import { parseAnsi } from './parse-ansi';
import type { LogLine } from './parse-log';

/** More lines than this are let go from the front, so that a chatty container does not fill the browser. */
export const mostLiveLines = 10_000;

/** A running container's log as it comes in. */
export interface LiveLines {
  status: 'connecting' | 'live' | 'ended' | 'failed';
  lines: LogLine[];
  /** Lines that were let go. */
  dropped: number;
  /** Why it ended; empty while it does not. A stream without this was cut. */
  reason: string;
  problem: BackendProblem | null;
  /** The colours that the last line left switched on. */
  pen: AnsiStyle;
}

export type LiveLinesEvent =
  | { type: 'start' }
  | { type: 'records'; records: LogRecord[] }
  | { type: 'cut' }
  | { type: 'failed'; problem: BackendProblem };

export const noLiveLines: LiveLines = {
  status: 'connecting',
  lines: [],
  dropped: 0,
  reason: '',
  problem: null,
  pen: {},
};

/** The next state of a live log. */
export function foldLiveLines(state: LiveLines, event: LiveLinesEvent): LiveLines {
  switch (event.type) {
    case 'start':
      return noLiveLines;
    case 'records':
      return takeRecords(state, event.records);
    case 'cut':
      return state.status === 'ended' ? state : { ...state, status: 'ended' };
    case 'failed':
      return { ...state, status: 'failed', problem: event.problem };
  }
}

function takeRecords(state: LiveLines, records: LogRecord[]): LiveLines {
  const added: LogLine[] = [];
  let { status, reason, pen } = state;
  let next = (state.lines.at(-1)?.number ?? state.dropped) + 1;
  for (const record of records) {
    if (record.type === 'line') {
      const { text, spans, style } = parseAnsi(record.text, pen);
      added.push({ number: next, time: record.time, text, spans });
      pen = style;
      next += 1;
    }
    status = record.type === 'end' ? 'ended' : 'live';
    reason = record.type === 'end' ? record.reason : reason;
  }
  const all = added.length > 0 ? [...state.lines, ...added] : state.lines;
  const excess = Math.max(0, all.length - mostLiveLines);
  return {
    ...state,
    ...{ status, reason, pen },
    lines: excess > 0 ? all.slice(excess) : all,
    dropped: state.dropped + excess,
  };
}
