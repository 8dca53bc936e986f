import { t } from '@grafana/i18n';
import type { ComparedFigure, FigureChange } from '@vigil/core/resources/compare-analyses';
import { bytesText, shareText, shortCoresText, unknown } from '../figure-text';

export function figureName(figure: ComparedFigure): string {
  switch (figure) {
    case 'cpuAverage':
      return t('resources.compare.cpu-average', 'CPU average, cores');
    case 'cpuMax':
      return t('resources.compare.cpu-max', 'CPU peak, cores');
    case 'memoryAverage':
      return t('resources.compare.memory-average', 'Memory average');
    case 'memoryMax':
      return t('resources.compare.memory-max', 'Memory peak');
    case 'cpuRequest':
      return t('resources.compare.cpu-request', 'CPU request, cores');
    case 'memoryRequest':
      return t('resources.compare.memory-request', 'Memory request');
    case 'throttled':
      return t('resources.compare.throttled', 'Throttled');
    case 'restarts':
      return t('resources.compare.restarts', 'Restarts');
  }
}

/** A figure in its unit; what is not known is a dash. */
export function valueText(figure: ComparedFigure, value: number | undefined): string {
  switch (figure) {
    case 'cpuAverage':
    case 'cpuMax':
    case 'cpuRequest':
      return shortCoresText(value);
    case 'memoryAverage':
    case 'memoryMax':
    case 'memoryRequest':
      return bytesText(value);
    case 'throttled':
      return shareText(value);
    case 'restarts':
      return value === undefined ? unknown : Math.round(value).toLocaleString();
  }
}

/** `▲ 0.2 (+50 %)`, `▼ 12 MiB (−3 %)`, `=`; a dash where a side is unknown. The sign never rests on colour alone. */
export function changeText(figure: ComparedFigure, { difference, relative }: FigureChange): string {
  if (difference === undefined) {
    return unknown;
  }
  const size = valueText(figure, Math.abs(difference));
  if (difference === 0) {
    return '=';
  }
  const share = relative === undefined ? '' : ` (${percentText(relative)})`;
  return `${difference > 0 ? '▲' : '▼'} ${size}${share}`;
}

function percentText(relative: number): string {
  const percent = Math.round(Math.abs(relative) * 100);
  return `${relative > 0 ? '+' : '−'}${percent > 999 ? '>999' : percent} %`;
}

/** How a change was judged, in a sentence. */
export function judgementText({ significance, method, probability }: FigureChange): string {
  const p = probability === undefined ? '' : probability < 0.001 ? '< 0.001' : `= ${probability.toFixed(3)}`;
  const verdict =
    significance === 'significant'
      ? t('resources.compare.significant', 'changed significantly')
      : t('resources.compare.insignificant', 'no significant change');
  switch (method) {
    case undefined:
      return t('resources.compare.unknown', 'Unknown in one of the windows: nothing can be said.');
    case 'welch':
      return t(
        'resources.compare.welch',
        '{{verdict}}: Welch’s t-test over the means of a twelfth of each window, p {{p}}; and at least 5 %',
        { verdict, p, interpolation: { escapeValue: false } }
      );
    case 'poisson':
      return t('resources.compare.poisson', '{{verdict}}: exact test of two counts, p {{p}}', {
        ...{ verdict, p, interpolation: { escapeValue: false } },
      });
    case 'threshold':
      return t('resources.compare.threshold', '{{verdict}}: by size alone (20 %), for there is nothing to test on', {
        verdict,
      });
    case 'setting':
      return t('resources.compare.setting', '{{verdict}}: a setting, not a measurement', { verdict });
  }
}
