import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const roles = ['Viewer', 'Editor', 'Admin'] as const;
export type Role = (typeof roles)[number];

/** True where `role` has all rights of `required`; an unknown required role lets nobody in. */
export function includesRole(role: Role, required: string): boolean {
  const least = roles.findIndex((known) => known === required);
  return least !== -1 && roles.indexOf(role) >= least;
}

export const PluginRoute = z.object({
  path: z.string().default(''),
  method: z.string().default(''),
  url: z.string().default(''),
  reqRole: z.string().default(''),
  reqAction: z.string().default(''),
  headers: z.array(z.object({ name: z.string(), content: z.string() })).default([]),
});
export type PluginRoute = z.infer<typeof PluginRoute>;

/** The part of plugin.json that Grafana's server acts on; the rest is passed to the browser as it stands. */
export const PluginManifest = z.looseObject({
  id: z.string(),
  name: z.string(),
  info: z.looseObject({
    version: z.string().default('0.0.0'),
    logos: z.object({ small: z.string(), large: z.string() }).default({ small: 'img/logo.svg', large: 'img/logo.svg' }),
  }),
  includes: z
    .array(
      z.looseObject({
        type: z.string(),
        name: z.string(),
        path: z.string().optional(),
        role: z.string().optional(),
        icon: z.string().optional(),
        addToNav: z.boolean().optional(),
        defaultNav: z.boolean().optional(),
      })
    )
    .default([]),
  routes: z.array(PluginRoute).default([]),
  roles: z
    .array(
      z.looseObject({
        role: z.looseObject({ permissions: z.array(z.looseObject({ action: z.string() })).default([]) }),
        grants: z.array(z.string()).default([]),
      })
    )
    .default([]),
  languages: z.array(z.string()).default([]),
});
export type PluginManifest = z.infer<typeof PluginManifest>;

/** Reads plugin.json of a built plugin. Throws an Error that says what to do where there is none. */
export function readManifest(pluginDist: string): PluginManifest {
  const file = join(pluginDist, 'plugin.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`No built plugin at ${file}: run "npm run build" first, or name its folder with pluginDist`);
  }
  return PluginManifest.parse(JSON.parse(text));
}
