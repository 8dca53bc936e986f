import { useEffect, useState } from 'react';
import { planSpread, readSpread, type Spread } from '@vigil/core/resources/spread-queries';
import { toPrometheusError, type PrometheusError } from '../../../prometheus/PrometheusError';
import { runPlan } from '../../../prometheus/runPlan';
import type { Analysis } from '../analyse';

export interface SpreadState {
  /** How usage varied within the window of an analysis; absent: not known, or not yet. */
  spreads: ReadonlyMap<Analysis, Spread>;
  isRunning: boolean;
  error?: PrometheusError;
}

const none: SpreadState = { spreads: new Map(), isRunning: false };
const running: SpreadState = { spreads: new Map(), isRunning: true };

/** What was told of two analyses. */
interface Told extends SpreadState {
  of: readonly [now: Analysis, before: Analysis];
}

/** Asks how usage varied in both windows, so that a change can be told from chance. Without an answer that is not told. */
export function useSpreads(now: Analysis | undefined, before: Analysis | undefined): SpreadState {
  const [told, setTold] = useState<Told>();

  useEffect(() => {
    if (!now || !before) {
      return;
    }
    const controller = new AbortController();
    const ask = async (analysis: Analysis): Promise<[Analysis, Spread] | undefined> => {
      const { scope, input, capabilities } = analysis;
      const plan = planSpread(scope, input.window, capabilities);
      if (plan.length === 0) {
        return undefined;
      }
      const { answers, runs } = await runPlan(input.source, plan, { time: input.window.to, signal: controller.signal });
      const failed = runs.find(({ error }) => error !== undefined);
      if (failed?.error) {
        throw failed.error;
      }
      return [analysis, readSpread(answers)];
    };
    Promise.all([ask(now), ask(before)])
      .then((found) => ({ ...none, spreads: new Map(found.filter((one) => one !== undefined)) }))
      .catch((cause: unknown) => ({ ...none, error: toPrometheusError(cause, controller.signal) }))
      .then((next: SpreadState) => (controller.signal.aborted ? undefined : setTold({ ...next, of: [now, before] })));
    return () => controller.abort();
  }, [now, before]);

  if (!now || !before) {
    return none;
  }
  return told?.of[0] === now && told.of[1] === before ? told : running;
}
