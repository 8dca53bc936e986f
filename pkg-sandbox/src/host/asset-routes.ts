import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { datasourceLogo, drawIcon } from './drawn-icons.ts';
import type { HostContext } from './host-context.ts';
import { findFile, sendFile } from './send-file.ts';

const { resolve } = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(resolve(`${name}/package.json`));

/** Grafana's font files are not on npm: which @fontsource file stands in for which. */
const fonts: Record<string, string> = {
  'Inter-Regular.woff2': 'inter/files/inter-latin-400-normal.woff2',
  'Inter-Medium.woff2': 'inter/files/inter-latin-500-normal.woff2',
  'Inter-Italic.woff2': 'inter/files/inter-latin-400-italic.woff2',
  'Inter-MediumItalic.woff2': 'inter/files/inter-latin-500-italic.woff2',
};

const keep = 'public, max-age=31536000, immutable';
const ask = 'no-cache';

/** Everything static: the host page's own files, the plugin's, SystemJS, and the fonts and icons of Grafana. */
export async function assetRoutes(server: FastifyInstance, context: HostContext): Promise<void> {
  const fontFolder = dirname(folderOf('@fontsource/inter'));
  const iconFolder = join(folderOf('@grafana/ui'), 'dist/public/img/icons');
  const systemFolder = join(folderOf('systemjs'), 'dist');
  const loader = ['system.min.js', 'extras/amd.min.js'].map((file) => readFileSync(join(systemFolder, file), 'utf8'));

  server.get('/sandbox/system.js', async (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', ask)
      .send(loader.join('\n').replace(/^\/\/# source.*$/gm, ''))
  );
  server.get('/sandbox/*', async (request, reply) => {
    const { '*': path } = request.params as { '*': string };
    return sendFile(reply, join(context.hostDist, 'sandbox'), path, keep);
  });
  server.get('/public/plugins/:id/*', async (request, reply) => {
    const { id, '*': path } = request.params as { id: string; '*': string };
    return id === context.manifest().id
      ? sendFile(reply, context.pluginDist, path, ask)
      : reply.code(404).send({ message: 'Plugin not found' });
  });
  server.get('/public/fonts/:family/:file', async (request, reply) => {
    const { family, file } = request.params as { family: string; file: string };
    const mono = family === 'roboto' ? 'roboto-mono/files/roboto-mono-latin-400-normal.woff2' : undefined;
    return sendFile(reply, fontFolder, fonts[file] ?? mono ?? file, keep);
  });
  for (const prefix of ['/public/build/img/icons/*', '/public/img/icons/*']) {
    server.get(prefix, async (request, reply) => {
      const { '*': path } = request.params as { '*': string };
      const name = /([\w-]+)\.svg$/.exec(path)?.[1];
      if ((await findFile(iconFolder, path)) !== undefined || name === undefined) {
        return sendFile(reply, iconFolder, path, keep);
      }
      return reply.type('image/svg+xml').header('cache-control', keep).send(drawIcon(name));
    });
  }
  server.get('/public/img/icn-datasource.svg', async (_request, reply) =>
    reply.type('image/svg+xml').send(datasourceLogo)
  );
}
