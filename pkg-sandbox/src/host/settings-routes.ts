import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { HostContext } from './host-context.ts';
import { secureFields } from './settings-store.ts';
import { readVisitor } from './visitor.ts';

const Change = z.object({
  enabled: z.boolean().optional(),
  pinned: z.boolean().optional(),
  jsonData: z.record(z.string(), z.unknown()).optional(),
  secureJsonData: z.record(z.string(), z.string()).optional(),
});

/** What Grafana says about the app: its settings without secrets, and plugin.json. */
export function describePlugin(context: HostContext) {
  const { languages, ...manifest } = context.manifest();
  const { enabled, pinned, jsonData } = context.settings.read();
  const { info } = manifest;
  const baseUrl = `public/plugins/${manifest.id}`;
  const defaultPage = manifest.includes.find((include) => include.defaultNav) ?? manifest.includes[0];
  return {
    ...manifest,
    info: { ...info, logos: { small: `${baseUrl}/${info.logos.small}`, large: `${baseUrl}/${info.logos.large}` } },
    enabled,
    pinned,
    jsonData,
    secureJsonFields: secureFields(context.settings.read()),
    autoEnabled: false,
    module: `${baseUrl}/module.js`,
    baseUrl,
    moduleHash: undefined,
    defaultNavUrl: defaultPage?.path ?? `/plugins/${manifest.id}`,
    hasUpdate: false,
    latestVersion: '',
    state: '',
    signature: 'unsigned',
    signatureType: '',
    signatureOrg: '',
    angularDetected: false,
    loadingStrategy: 'script',
    extensions: manifest['extensions'] ?? {},
    translations: Object.fromEntries(
      languages.map((language) => [language, `${baseUrl}/locales/${language}/${manifest.id}.json`])
    ),
  };
}

/** GET and POST /api/plugins/:id/settings, with Grafana's way of merging. */
export async function settingsRoutes(server: FastifyInstance, context: HostContext): Promise<void> {
  server.get('/api/plugins/:id/settings', async (request, reply) => {
    const { id } = request.params as { id: string };
    return id === context.manifest().id
      ? describePlugin(context)
      : reply.code(404).send({ message: 'Plugin not found' });
  });
  server.post('/api/plugins/:id/settings', async (request, reply) => {
    const { id } = request.params as { id: string };
    if (id !== context.manifest().id) {
      return reply.code(404).send({ message: 'Plugin not installed' });
    }
    if (readVisitor(request.headers.cookie).role !== 'Admin') {
      return reply.code(403).send({
        title: 'Access denied',
        message: "You'll need additional permissions to perform this action. Permissions needed: plugins:write",
      });
    }
    const change = Change.safeParse(request.body);
    if (!change.success) {
      return reply.code(400).send({ message: 'bad request data' });
    }
    context.settings.update(change.data);
    return { message: 'Plugin settings updated' };
  });
}
