import { useEffect, useState } from 'react';
import { isFetchError } from '@grafana/runtime';
import { loadPlugin, type LoadedPlugin } from './load-plugin.ts';

export type PluginState =
  { state: 'loading' } | { state: 'ready'; loaded: LoadedPlugin } | { state: 'failed'; problem: string };

function describe(error: unknown): string {
  if (isFetchError<{ message?: string }>(error)) {
    return error.data.message ?? `HTTP ${error.status}`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** The plugin and how far its loading is. */
export function usePlugin(id: string): PluginState {
  const [state, setState] = useState<PluginState>({ state: 'loading' });
  useEffect(() => {
    loadPlugin(id).then(
      (loaded) => setState({ state: 'ready', loaded }),
      (error: unknown) => setState({ state: 'failed', problem: describe(error) })
    );
  }, [id]);
  return state;
}
