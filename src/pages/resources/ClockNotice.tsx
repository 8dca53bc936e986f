import React from 'react';
import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import type { ClockSkew } from '@vigil/core/resources/clock-skew';
import { formatSpan } from '@vigil/core/resources/format-quantity';
import type { Analysis } from './analyse';
import { useClockSkew } from './use-clock-skew';

/** Says that the window or a clock is wrong: figures would be taken for those of another time. */
export function ClockNotice({ analysis }: { analysis: Analysis }) {
  const skew = useClockSkew(analysis);
  if (!skew) {
    return null;
  }
  const { title, remedy } = words(skew);
  return (
    <Alert severity="warning" title={title}>
      {remedy}
    </Alert>
  );
}

function words({ kind, seconds }: ClockSkew): { title: string; remedy: string } {
  const span = formatSpan(seconds);
  switch (kind) {
    case 'ahead':
      return {
        title: t('resources.clock.ahead', 'The newest sample is at least {{span}} ahead of this computer’s clock', {
          span,
        }),
        remedy: t(
          'resources.clock.ahead-remedy',
          'The clock of this computer is slow, or that of the server or of a node is fast: set it, or choose a time range with absolute times. “Now” is not the present of the server.'
        ),
      };
    case 'future':
      return {
        title: t('resources.clock.future', 'This time range lies in the future'),
        remedy: t(
          'resources.clock.future-remedy',
          'It begins {{span}} after the present moment by this computer’s clock: choose an earlier one, or set the clock.',
          { span }
        ),
      };
    case 'ends-in-future':
      return {
        title: t('resources.clock.ends-in-future', 'This time range ends {{span}} in the future', { span }),
        remedy: t(
          'resources.clock.ends-in-future-remedy',
          'What is alive is read at its end, where nothing is known yet: pods may count as gone, requests as unknown. Choose “now” as its end, or compare the clock of this computer.'
        ),
      };
    case 'behind':
      return {
        title: t(
          'resources.clock.behind',
          'The newest sample is about {{span}} older than the end of this time range',
          {
            span,
          }
        ),
        remedy: t(
          'resources.clock.behind-remedy',
          'Collecting stopped, or the clock of this computer is fast: compare it with that of Prometheus. Figures are of the samples there are; what is alive at the end is not known. An end {{span}} earlier has everything.',
          { span }
        ),
      };
  }
}
