import { useEffect, useState } from 'react';
import { asksNewest, clockSkew, planNewest, type ClockSkew } from '@vigil/core/resources/clock-skew';
import { runPlan } from '../../prometheus/runPlan';
import type { Analysis } from './analyse';

/** How the window and the clocks of browser and server do not fit; undefined: nothing says so. */
export function useClockSkew(analysis: Analysis): ClockSkew | undefined {
  const [found, setFound] = useState<{ analysis: Analysis; newest?: number }>();
  const { input, askedAt, capabilities, pods, isPartial } = analysis;
  const isEmptyAtEnd = capabilities.usage === 'none' || !pods.some(({ alive }) => alive);
  const isWanted = !isPartial && asksNewest(input.window, askedAt, isEmptyAtEnd);

  useEffect(() => {
    if (!isWanted) {
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    fetchNewest(analysis, signal).then(
      (newest) => signal.aborted || setFound({ analysis, newest }),
      // Not known: then nothing is said of it.
      () => undefined
    );
    return () => controller.abort();
  }, [analysis, isWanted]);

  return clockSkew({
    ...{ window: input.window, now: askedAt, intervalSeconds: capabilities.interval.seconds },
    newest: found?.analysis === analysis ? found.newest : undefined,
  });
}

/** Unix milliseconds; undefined where no sample is near the end of the window. */
async function fetchNewest({ input, scope }: Analysis, signal: AbortSignal): Promise<number | undefined> {
  const { source, window } = input;
  for (const query of planNewest(scope, window)) {
    const { answers } = await runPlan(source, [query], { time: window.to, signal, answered: true });
    const value = answers.newest?.[0]?.value;
    if (value !== undefined && Number.isFinite(value)) {
      return value * 1000;
    }
  }
  return undefined;
}
