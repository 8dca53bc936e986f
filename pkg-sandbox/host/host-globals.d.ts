import type { NavLinkDTO } from '@grafana/data';

declare global {
  interface Window {
    /** Written by the server before anything else runs. */
    grafanaBootData: {
      navTree: NavLinkDTO[];
      sandbox: { pluginId: string; language: string; theme: 'dark' | 'light'; role: string };
    };
  }
  interface ImportMeta {
    /** Vite's: the modules that match, all loaded where `eager`. */
    glob<Module>(pattern: string, options: { query: string; import: string; eager: true }): Record<string, Module>;
  }
  /** SystemJS, loaded by index.html. */
  const System: { import(url: string): Promise<Record<string, unknown>> };
}
