import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import type { ResourceRow } from '@vigil/core/resources/roll-up';

export const mapResources = ['cpu', 'memory'] as const;
export type MapResource = (typeof mapResources)[number];

/** How well a request fits what is used: five steps that a reader can tell apart. */
export const fits = ['idle', 'low', 'right', 'tight', 'over'] as const;
export type Fit = (typeof fits)[number];

/** Each step begins at this share of the request. */
const begins: ReadonlyArray<readonly [Fit, number]> = [
  ['over', 1],
  ['tight', 0.8],
  ['right', 0.5],
  ['low', 0.2],
  ['idle', 0],
];

export function fitOf(ratio: number | undefined): Fit | undefined {
  return ratio === undefined
    ? undefined
    : begins.find(([fit, from]) => (fit === 'over' ? ratio > from : ratio >= from))?.[0];
}

/** What a resource is judged by: CPU by its average, which the scheduler shares out; memory by its peak, which kills. */
export function usageOf(row: ResourceRow, resource: MapResource): number | undefined {
  return resource === 'cpu' ? row.cpu.average : row.memory.max;
}

/** Usage over the request; undefined where one of the two is unknown. */
export function fitRatio(row: ResourceRow, resource: MapResource): number | undefined {
  const usage = usageOf(row, resource);
  const { request } = row[resource];
  return usage !== undefined && request !== undefined && request > 0 ? usage / request : undefined;
}

/** The span of a step, in per cent. */
export function fitName(fit: Fit): string {
  switch (fit) {
    case 'idle':
      return '< 20 %';
    case 'low':
      return '20–50';
    case 'right':
      return '50–80';
    case 'tight':
      return '80–100';
    case 'over':
      return '> 100 %';
  }
}

/** From wasted (the colour of low severity) over neutral to starved (that of high severity). */
export function fitColor(theme: GrafanaTheme2, fit: Fit | undefined): string {
  const starved = theme.visualization.getColorByName('dark-orange');
  const wasted = theme.visualization.getColorByName('blue');
  const { alpha } = colorManipulator;
  switch (fit) {
    case 'idle':
      return alpha(wasted, 0.62);
    case 'low':
      return alpha(wasted, 0.3);
    case 'right':
      return alpha(theme.colors.text.primary, 0.1);
    case 'tight':
      return alpha(starved, 0.38);
    case 'over':
      return alpha(starved, 0.8);
    case undefined:
      return 'transparent';
  }
}
