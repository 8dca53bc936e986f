import { useMemo } from 'react';
import { getDefaultTimeRange, type FieldConfigSource } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { PanelRenderer } from '@grafana/runtime';
import { PanelContextProvider, useTheme2 } from '@grafana/ui';
import { hostEvents } from '../runtime/host-events.ts';
import { applyFieldConfig } from './apply-field-config.ts';
import { TimeSeriesPanel, type TimeSeriesOptions } from './TimeSeriesPanel.tsx';

type Props = React.ComponentProps<typeof PanelRenderer>;

const noConfig: FieldConfigSource = { defaults: {}, overrides: [] };
const panelContext = { eventsScope: 'global', eventBus: hostEvents };

/** `PanelRenderer` of the stand-in: time series only, and like Grafana's without frame, loading or error state. */
export function HostPanel({ pluginId, data, options, fieldConfig = noConfig, timeZone = 'browser', ...rest }: Props) {
  const theme = useTheme2();
  const series = data?.series;
  const frames = useMemo(
    () => (series === undefined ? [] : applyFieldConfig(series, fieldConfig, theme, timeZone)),
    [series, fieldConfig, theme, timeZone]
  );
  if (pluginId !== 'timeseries') {
    return <div>{t('sandbox.panel.unknown', 'The stand-in has no panel {{plugin}}', { plugin: pluginId })}</div>;
  }
  if (data === undefined) {
    return <div>{t('sandbox.panel.no-data', 'No panel data')}</div>;
  }
  return (
    <PanelContextProvider value={panelContext}>
      <TimeSeriesPanel
        frames={frames}
        annotations={data.annotations ?? []}
        timeRange={data.timeRange ?? getDefaultTimeRange()}
        timeZone={timeZone}
        options={(options ?? {}) as Partial<TimeSeriesOptions>}
        structureRev={data.structureRev}
        {...rest}
      />
    </PanelContextProvider>
  );
}
