import { useCallback, useMemo } from 'react';
import { locationService } from '@grafana/runtime';
import { formatUrlState, parseUrlState, type UrlSchema, type UrlState } from './url-field';
import { useGrafanaLocation } from './use-grafana-location';

export type SetUrlState<Schema extends UrlSchema> = (
  patch: Partial<UrlState<Schema>>,
  options?: { /** Without a step in the browser's history: for typing. */ replace?: boolean }
) => void;

/**
 * A page's state, kept in the URL: whoever opens the link sees the same. Parameters outside the schema (kiosk, orgId, from …)
 * stay as they are. Give a schema from module level: a new one on every render costs a new state.
 */
export function useUrlState<Schema extends UrlSchema>(schema: Schema): [UrlState<Schema>, SetUrlState<Schema>] {
  const { search } = useGrafanaLocation();
  const state = useMemo(() => parseUrlState(schema, search), [schema, search]);
  const setState = useCallback<SetUrlState<Schema>>(
    (patch, options) => locationService.partial(formatUrlState(schema, patch), options?.replace),
    [schema]
  );
  return [state, setState];
}
