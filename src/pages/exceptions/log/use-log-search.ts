import { useDeferredValue, useMemo, useState } from 'react';
import type { LogLine } from './parse-log';
import { matchFrom, searchLog, type LogMatch } from './search-log';

export interface LogSearch {
  text: string;
  matches: LogMatch[];
  /** By index of the line. */
  byLine: Map<number, LogMatch[]>;
  current: LogMatch | undefined;
  /** Number of the current match, counted from 1; 0 without matches. */
  position: number;
  search(text: string): void;
  step(by: 1 | -1): void;
}

/** A search within a log. `top`: the index of the line at the top of the view, where it begins. */
export function useLogSearch(lines: readonly LogLine[], top: () => number): LogSearch {
  const [text, setText] = useState('');
  const [start, setStart] = useState({ line: 0, steps: 0 });
  // Typing stays quick while a long log is searched.
  const deferred = useDeferredValue(text);
  const matches = useMemo(() => searchLog(lines, deferred), [lines, deferred]);
  const byLine = useMemo(() => {
    const map = new Map<number, LogMatch[]>();
    for (const match of matches) {
      const others = map.get(match.line);
      if (others) {
        others.push(match);
      } else {
        map.set(match.line, [match]);
      }
    }
    return map;
  }, [matches]);
  const count = matches.length;
  const index = count === 0 ? 0 : (((matchFrom(matches, start.line) + start.steps) % count) + count) % count;
  return {
    text,
    matches,
    byLine,
    current: matches[index],
    position: count === 0 ? 0 : index + 1,
    search: (next) => {
      setText(next);
      setStart({ line: text === '' ? top() : start.line, steps: 0 });
    },
    step: (by) => setStart(({ line, steps }) => ({ line, steps: steps + by })),
  };
}
