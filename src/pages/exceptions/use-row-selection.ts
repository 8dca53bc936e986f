import { useCallback, useEffect, useRef, useState } from 'react';
import type { Incident } from '@vigil/core/vocabulary/incident';
import type { IncidentListView } from './incident-list';

export interface RowSelection {
  has(id: string): boolean;
  /** Those of the chosen that are still in the list, in the order of choosing. */
  incidents: Incident[];
  /** Takes one in or out; `extend`: everything from the one chosen last up to this one comes in. */
  select(id: string, extend: boolean): void;
  clear(): void;
}

/** Which rows the reader has chosen, by id: they may move meanwhile. */
export function useRowSelection(rows: IncidentListView['rows']): RowSelection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef('');
  const present = useRef(rows);

  useEffect(() => {
    present.current = rows;
  }, [rows]);

  const select = useCallback((id: string, extend: boolean) => {
    const list = present.current;
    const [from, to] = [list.indexOf(anchor.current), list.indexOf(id)];
    if (extend && from >= 0 && to >= 0) {
      const low = Math.min(from, to);
      const between = Array.from({ length: Math.abs(from - to) + 1 }, (_, step) => list.at(low + step)?.id ?? id);
      setChosen((known) => new Set([...known, ...between]));
      return;
    }
    anchor.current = id;
    setChosen((known) => {
      const next = new Set(known);
      if (!next.delete(id)) {
        next.add(id);
      }
      return next;
    });
  }, []);
  const clear = useCallback(() => {
    anchor.current = '';
    setChosen(new Set());
  }, []);

  return {
    has: (id) => chosen.has(id),
    incidents: [...chosen].flatMap((id) => rows.get(id) ?? []),
    select,
    clear,
  };
}
