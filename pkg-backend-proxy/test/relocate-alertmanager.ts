import { chmod, cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian's Alertmanager looks for its templates, and does not start without them. */
const compiled = '/usr/share/prometheus/alertmanager';

/**
 * A binary that starts although its package was unpacked and not installed: a copy of it that looks for its templates in
 * a folder of its own, whose name is made as long as the one that was compiled in. The same path where nothing is to be
 * done.
 */
export async function relocateAlertmanager(binary: string): Promise<string> {
  const templates = join(binary, '../../share/prometheus/alertmanager');
  if (existsSync(compiled) || !existsSync(templates)) {
    return binary;
  }
  const folder = await mkdtemp(join(tmpdir(), 'vam-'));
  if (folder.length > compiled.length) {
    throw new Error(`${tmpdir()} is too long a name for a temporary folder: set TMPDIR to a shorter one`);
  }
  await cp(templates, folder, { recursive: true });
  const program = await readFile(binary);
  const place = Buffer.from(folder.padEnd(compiled.length, '/'));
  for (let at = program.indexOf(compiled); at >= 0; at = program.indexOf(compiled, at + compiled.length)) {
    place.copy(program, at);
  }
  const copy = join(folder, 'alertmanager');
  await writeFile(copy, program);
  await chmod(copy, 0o755);
  return copy;
}
