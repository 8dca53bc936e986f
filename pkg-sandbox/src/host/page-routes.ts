import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildBootData } from './boot-data.ts';
import type { HostContext } from './host-context.ts';
import { formatVisitorCookies, readVisitor } from './visitor.ts';

/** The host page for every path of the browser, its boot data, and 404 as JSON for calls the stand-in does not know. */
export async function pageRoutes(server: FastifyInstance, context: HostContext): Promise<void> {
  server.get('/sandbox/boot.js', async (request, reply) => {
    const data = buildBootData(context, readVisitor(request.headers.cookie), `${request.protocol}://${request.host}`);
    // A closing script tag in a plugin's name must not end the script.
    const json = JSON.stringify(data).replace(/</g, '\\u003c');
    const script = `window.__grafana_public_path__ = '/public/';\nwindow.grafanaBootData = ${json};\n`;
    return reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-store').send(script);
  });

  server.setNotFoundHandler(async (request, reply) => {
    if (request.method !== 'GET' || /^\/(api|apis|public|sandbox)\//.test(request.url)) {
      context.log(`the sandbox does not imitate ${request.method} ${request.url}`);
      return reply.code(404).send({ message: 'Not found', traceID: '' });
    }
    const url = new URL(request.url, 'http://sandbox.invalid');
    const visitor = readVisitor(request.headers.cookie, url.searchParams);
    const page = await readFile(join(context.hostDist, 'index.html'), 'utf8');
    return reply
      .header('set-cookie', formatVisitorCookies(visitor))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replace('<html', `<html lang="${visitor.language}" data-theme="${visitor.theme}"`));
  });
}
