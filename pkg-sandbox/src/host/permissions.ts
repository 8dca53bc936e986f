import { includesRole, type PluginManifest, type Role } from './plugin-manifest.ts';

/** RBAC actions of a basic role: the ones the plugin's pages ask for, and those plugin.json grants itself. */
export function actionsOf(manifest: PluginManifest, role: Role): Set<string> {
  const actions = ['plugins.app:access', 'datasources:query', 'datasources:read', 'annotations:read', 'folders:read'];
  if (includesRole(role, 'Editor')) {
    actions.push('annotations:create', 'annotations:write', 'datasources:explore');
  }
  if (includesRole(role, 'Admin')) {
    actions.push('plugins:write', 'plugins:read', 'datasources:write');
  }
  for (const { role: granted, grants } of manifest.roles) {
    if (grants.some((grant) => includesRole(role, grant))) {
      actions.push(...granted.permissions.map(({ action }) => action));
    }
  }
  return new Set(actions);
}
