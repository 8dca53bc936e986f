declare module 'runtime-internal/plugin-page' {
  import type { PluginPage } from '@grafana/runtime';
  export function setPluginPage(page: typeof PluginPage): void;
}
