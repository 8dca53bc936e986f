import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the built plugin in `folder` weighs, KB of 1,000 bytes after gzip: the entry, all of it, and its largest piece. */
export async function chunkSizes(folder: string): Promise<Record<string, number>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const sizes = await Promise.all(
    names.map(async (name) => [name, gzipSync(await readFile(path.join(folder, name))).length / 1000] as const)
  );
  const kilobytes = (some: typeof sizes) => Math.round(some.reduce((sum, [, size]) => sum + size, 0));
  return {
    entry_kb: kilobytes(sizes.filter(([name]) => name === 'module.js')),
    chunks_kb: kilobytes(sizes),
    largest_chunk_kb: Math.round(Math.max(...sizes.map(([, size]) => size))),
  };
}
