declare module 'runtime-internal/panel-renderer' {
  import type { PanelRenderer } from '@grafana/runtime';
  export function setPanelRenderer(renderer: typeof PanelRenderer): void;
}
declare module 'runtime-internal/datasource-settings' {
  import type { DataSourceInstanceSettings } from '@grafana/data';
  export function initDataSourceInstanceSettings(
    settings: Record<string, DataSourceInstanceSettings>,
    defaultName: string
  ): void;
}
