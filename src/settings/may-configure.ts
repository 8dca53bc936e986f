import { config } from '@grafana/runtime';

/** Whether Grafana would let this user store the plugin's settings. */
export function mayConfigure(): boolean {
  const { orgRole, permissions } = config.bootData.user;
  return permissions?.['plugins:write'] ?? orgRole === 'Admin';
}
