import { useCallback, useEffect, useReducer, useState } from 'react';
import { bufferTime, concat, EMPTY, filter, map, of, switchMap } from 'rxjs';
import type { Incident } from '@vigil/core/vocabulary/incident';
import { foldError } from '../../../proxy/fold-error';
import { openStream } from '../../../proxy/open-stream';
import { tabVisible } from '../../../proxy/tab-visible';
import { foldLiveLines, noLiveLines, type LiveLines, type LiveLinesEvent } from './live-lines';

/** Milliseconds of lines that are drawn at once. */
const batch = 100;

/** Follows the log of the container that runs now. Starts anew when the tab is seen again. */
export function useLiveLog({ cluster, workload, pod, container }: Incident): LiveLines & { restart(): void } {
  const [state, dispatch] = useReducer(foldLiveLines, noLiveLines);
  const [starts, setStarts] = useState(0);
  const { namespace } = workload;

  useEffect(() => {
    if (!container) {
      return;
    }
    const query = { cluster, namespace, pod, container, tailLines: 500 };
    const subscription = tabVisible()
      .pipe(
        switchMap((visible) => {
          if (!visible) {
            return EMPTY;
          }
          dispatch({ type: 'start' });
          const lines = openStream('liveLog', query).pipe(
            bufferTime(batch),
            filter((records) => records.length > 0),
            map((records): LiveLinesEvent => ({ type: 'records', records }))
          );
          return concat(lines, of<LiveLinesEvent>({ type: 'cut' }));
        })
      )
      .subscribe({
        next: dispatch,
        error: (error: unknown) => dispatch({ type: 'failed', problem: foldError(error) }),
      });
    return () => subscription.unsubscribe();
  }, [cluster, namespace, pod, container, starts]);

  return { ...state, restart: useCallback(() => setStarts((count) => count + 1), []) };
}
