import { formattedValueToString, type DataFrame } from '@grafana/data';
import type { SortOrder, TooltipDisplayMode } from '@grafana/schema';
import {
  getFieldDisplayItems,
  isTooltipScrollable,
  VizTooltipContent,
  VizTooltipHeader,
  VizTooltipWrapper,
} from '@grafana/ui';

interface Props {
  frame: DataFrame;
  dataIndexes: Array<number | null>;
  seriesIndex: number | null;
  mode: TooltipDisplayMode;
  sort: SortOrder;
  isPinned: boolean;
  maxHeight?: number | undefined;
  hideZeros?: boolean | undefined;
}

/** The time under the cursor and the values of one or all lines there. */
export function TimeSeriesTooltip({
  frame,
  dataIndexes,
  seriesIndex,
  mode,
  sort,
  isPinned,
  maxHeight,
  hideZeros,
}: Props) {
  const [time] = frame.fields;
  const index = dataIndexes[0];
  if (time?.display === undefined || index === null || index === undefined) {
    return null;
  }
  const items = getFieldDisplayItems(
    frame.fields,
    time,
    dataIndexes,
    seriesIndex,
    mode,
    sort,
    (field) => field.config.custom?.hideFrom?.tooltip !== true,
    hideZeros
  );
  return (
    <VizTooltipWrapper>
      <VizTooltipHeader
        item={{ label: '', value: formattedValueToString(time.display(time.values[index])) }}
        isPinned={isPinned}
      />
      <VizTooltipContent
        items={items}
        isPinned={isPinned}
        scrollable={isTooltipScrollable({ mode, ...(maxHeight !== undefined && { maxHeight }) })}
        {...(maxHeight !== undefined && { maxHeight })}
      />
    </VizTooltipWrapper>
  );
}
