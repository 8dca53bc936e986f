import { css } from '@emotion/css';
import { useMemo } from 'react';
import { FieldType, type AbsoluteTimeRange, type DataFrame, type TimeRange, type TimeZone } from '@grafana/data';
import { t } from '@grafana/i18n';
import {
  LegendDisplayMode,
  SortOrder,
  TooltipDisplayMode,
  type OptionsWithLegend,
  type OptionsWithTooltip,
} from '@grafana/schema';
import { KeyboardPlugin, TimeSeries, TooltipPlugin2, useTheme2 } from '@grafana/ui';
import { AnnotationLines } from './AnnotationLines.tsx';
import { TimeSeriesTooltip } from './TimeSeriesTooltip.tsx';

export type TimeSeriesOptions = OptionsWithLegend & OptionsWithTooltip;

interface Props {
  frames: DataFrame[];
  annotations: DataFrame[];
  timeRange: TimeRange;
  timeZone: TimeZone;
  options: Partial<TimeSeriesOptions>;
  structureRev?: number | undefined;
  width: number;
  height: number;
  onChangeTimeRange?: (range: AbsoluteTimeRange) => void;
}

const isGraphable = ({ fields }: DataFrame) =>
  fields.some(({ type }) => type === FieldType.time) && fields.some(({ type }) => type === FieldType.number);
/** The package's own enum is not exported: the nearest line, or all lines, at the time under the cursor. */
const hoverModes = { one: 0, all: 1 } as const;
const noData = css({ height: '100%', display: 'flex', alignItems: 'center', justifyContent: 'center' });

/** Lines over time with legend, tooltip, and zoom by dragging. */
export function TimeSeriesPanel({ frames, annotations, options, onChangeTimeRange, timeRange, ...rest }: Props) {
  const theme = useTheme2();
  const graphable = useMemo(() => frames.filter(isGraphable), [frames]);
  const { mode = TooltipDisplayMode.Single, sort = SortOrder.None, maxHeight, hideZeros } = options.tooltip ?? {};
  const legend = useMemo(
    () => ({
      showLegend: true,
      displayMode: LegendDisplayMode.List,
      placement: 'bottom' as const,
      calcs: [],
      ...options.legend,
    }),
    [options.legend]
  );
  if (graphable.length === 0) {
    return (
      <div className={noData} style={{ width: rest.width, color: theme.colors.text.secondary }}>
        {t('sandbox.panel.no-data', 'No data')}
      </div>
    );
  }
  return (
    <TimeSeries {...rest} frames={graphable} timeRange={timeRange} legend={legend} options={options}>
      {(config, aligned) => (
        <>
          <KeyboardPlugin config={config} />
          {mode !== TooltipDisplayMode.None && (
            <TooltipPlugin2
              config={config}
              hoverMode={mode === TooltipDisplayMode.Single ? hoverModes.one : hoverModes.all}
              clientZoom
              {...(onChangeTimeRange && { queryZoom: onChangeTimeRange })}
              render={(_plot, dataIndexes, seriesIndex, isPinned) => (
                <TimeSeriesTooltip
                  frame={aligned}
                  dataIndexes={dataIndexes}
                  seriesIndex={seriesIndex}
                  mode={mode}
                  sort={sort}
                  isPinned={isPinned}
                  maxHeight={maxHeight}
                  hideZeros={hideZeros}
                />
              )}
            />
          )}
          <AnnotationLines config={config} annotations={annotations} />
        </>
      )}
    </TimeSeries>
  );
}
