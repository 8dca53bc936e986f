import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import type { FastifyReply } from 'fastify';

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The size of a file below `folder`; undefined where there is none, or where the path leads out of the folder. */
export async function findFile(folder: string, path: string): Promise<{ file: string; bytes: number } | undefined> {
  const root = resolve(folder);
  const file = resolve(root, path);
  if (!file.startsWith(root + sep)) {
    return undefined;
  }
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? { file, bytes: found.size } : undefined;
}

/** Answers with a file below `folder`, or 404. */
export async function sendFile(
  reply: FastifyReply,
  folder: string,
  path: string,
  cacheControl: string
): Promise<FastifyReply> {
  const found = await findFile(folder, path);
  if (found === undefined) {
    return reply.code(404).type('text/plain').send(`no such file: ${path}`);
  }
  return reply
    .header('cache-control', cacheControl)
    .header('content-length', found.bytes)
    .type(contentTypes[extname(found.file)] ?? 'application/octet-stream')
    .send(createReadStream(found.file));
}
