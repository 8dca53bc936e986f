import { config } from '@grafana/runtime';
import type { RunKeeper } from './run-keeper';

/** Whether this user may keep runs: with the proxy Editors and Admins, in the own browser everybody. */
export function useMaySave(where: RunKeeper['where']): boolean {
  const { orgRole } = config.bootData.user;
  return where === 'browser' || orgRole === 'Editor' || orgRole === 'Admin';
}
