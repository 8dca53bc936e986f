import { useRef, useState } from 'react';
import type { MarkRequest } from '@vigil/core/contract/incidents';
import type { Incident } from '@vigil/core/vocabulary/incident';
import type { BackendProblem } from '../../../proxy/backend-problem';
import { foldError } from '../../../proxy/fold-error';
import { mostMarks, sendMark } from './send-mark';

type WithoutIds<Request> = Request extends unknown ? Omit<Request, 'ids'> : never;
/** What to do, without the incidents it is done to. */
export type MarkOrder = WithoutIds<MarkRequest>;

interface MarkProgress {
  sending: boolean;
  /** Why the last attempt failed. */
  problem: BackendProblem | null;
  /** Incidents that were marked, in this and earlier attempts. */
  done: number;
  /** Those that the proxy does not know any more. */
  unknown: number;
}

export interface Marking extends MarkProgress {
  /** Sends what is left; after a failure, the next call goes on from there. Never rejects. */
  send(order: MarkOrder): Promise<MarkProgress>;
}

const nothingYet: MarkProgress = { sending: false, problem: null, done: 0, unknown: 0 };

/** Marks any number of incidents, {@link mostMarks} at a time. `onMarked`: after every part, as they are now. */
export function useMarking(ids: readonly string[], onMarked: (incidents: Incident[]) => void): Marking {
  const rest = useRef([...ids]);
  const [progress, setProgress] = useState(nothingYet);

  const send = async (order: MarkOrder): Promise<MarkProgress> => {
    let now: MarkProgress = { ...progress, sending: true, problem: null };
    const tell = (patch: Partial<MarkProgress>) => {
      now = { ...now, ...patch };
      setProgress(now);
    };
    tell({});
    try {
      while (rest.current.length > 0) {
        const part = rest.current.slice(0, mostMarks);
        const { incidents, unknown } = await sendMark({ ...order, ids: part });
        rest.current = rest.current.slice(part.length);
        tell({ done: now.done + incidents.length, unknown: now.unknown + unknown.length });
        onMarked(incidents);
      }
      tell({ sending: false });
    } catch (error) {
      tell({ sending: false, problem: foldError(error) });
    }
    return now;
  };

  return { ...progress, send };
}
