import { useEffect, useRef, useState } from 'react';
import type { IncidentFilter } from '@vigil/core/contract/incidents';
import { saveFile } from '../../../components/save-file';
import type { BackendProblem } from '../../../proxy/backend-problem';
import { foldError } from '../../../proxy/fold-error';
import type { SortOrder } from '../exceptions-url';
import { compareIncidents } from '../incident-order';
import { collectIncidents } from './collect-incidents';
import { incidentsToCsv } from './incidents-to-csv';
import { incidentsToJson } from './incidents-to-json';

export type ExportFormat = 'csv' | 'json';

export type ExportState =
  | { status: 'idle' }
  | { status: 'running'; collected: number; total: number }
  /** `total` is more than `exported` where not all fit into one file. */
  | { status: 'done'; exported: number; total: number }
  | { status: 'failed'; problem: BackendProblem };

export interface Export {
  state: ExportState;
  start(format: ExportFormat, filter: IncidentFilter, sort: SortOrder): Promise<void>;
  cancel(): void;
  /** Forgets how the last one ended. */
  dismiss(): void;
}

/** Fetches all that match and gives it to the browser as a file. One at a time; leaving the page cancels it. */
export function useExport(): Export {
  const [state, setState] = useState<ExportState>({ status: 'idle' });
  const running = useRef<AbortController | null>(null);

  useEffect(() => () => running.current?.abort(), []);

  const cancel = () => {
    running.current?.abort();
    running.current = null;
    setState({ status: 'idle' });
  };
  const start = async (format: ExportFormat, filter: IncidentFilter, sort: SortOrder) => {
    running.current?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    setState({ status: 'running', collected: 0, total: 0 });
    try {
      const collected = await collectIncidents(filter, {
        signal,
        onProgress: (count, total) => setState({ status: 'running', collected: count, total }),
      });
      const { total, asOf } = collected;
      const incidents = collected.incidents.sort(compareIncidents(sort));
      const name = `incidents-${new Date(asOf).toISOString().replace(/:|\.\d+/g, '')}.${format}`;
      if (format === 'csv') {
        saveFile(name, incidentsToCsv(incidents), 'text/csv');
      } else {
        saveFile(name, incidentsToJson(filter, { ...collected, incidents }), 'application/json');
      }
      setState({ status: 'done', exported: incidents.length, total });
    } catch (error) {
      if (!signal.aborted) {
        setState({ status: 'failed', problem: foldError(error) });
      }
    }
  };

  return { state, start, cancel, dismiss: () => setState({ status: 'idle' }) };
}
