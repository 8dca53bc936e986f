import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { findPrometheus } from './find-prometheus.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'find-prometheus-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function script(path: string, text = 'exit 0'): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${text}\n`);
  await chmod(path, 0o755);
  return path;
}

function find(environment: Record<string, string>) {
  return findPrometheus({ environment, cacheFolder: join(folder, 'cache') });
}

test('takes the one PROMETHEUS names before the one on the PATH', async () => {
  const named = await script(join(folder, 'own', 'prometheus'));
  await script(join(folder, 'bin', 'prometheus'));
  const found = await find({ PROMETHEUS: named, PATH: join(folder, 'bin') });
  assert.deepEqual(found, { prometheus: named, promtool: undefined });
});

test('finds the one on the PATH with its promtool', async () => {
  const prometheus = await script(join(folder, 'bin', 'prometheus'));
  const promtool = await script(join(folder, 'bin', 'promtool'));
  assert.deepEqual(await find({ PATH: `/nowhere:${join(folder, 'bin')}` }), { prometheus, promtool });
});

test('says that PROMETHEUS is wrong rather than taking another', async () => {
  await assert.rejects(find({ PROMETHEUS: join(folder, 'none'), PATH: '' }), /PROMETHEUS is set to .*Correct it/);
});

test('uses what is in the cache folder', async () => {
  const prometheus = await script(join(folder, 'cache', 'prometheus', 'usr', 'bin', 'prometheus'));
  assert.equal((await find({ PATH: '' })).prometheus, prometheus);
});

test('unpacks the package into the cache folder', async () => {
  const bin = join(folder, 'bin');
  await script(join(bin, 'apt-get'), 'echo > prometheus_1_amd64.deb');
  await script(join(bin, 'dpkg'), '/bin/mkdir -p "$3/usr/bin"; /bin/cp "$0" "$3/usr/bin/prometheus"');
  const { prometheus } = await find({ PATH: bin });
  assert.equal(prometheus, join(folder, 'cache', 'prometheus', 'usr', 'bin', 'prometheus'));
});

test('says what to do where there is no apt-get', async () => {
  await assert.rejects(find({ PATH: join(folder, 'bin') }), /there is no apt-get.*set PROMETHEUS/s);
});

test('says what to do where apt-get has no such package', async () => {
  await script(join(folder, 'bin', 'apt-get'), 'echo "E: Unable to locate package prometheus" >&2; exit 100');
  await assert.rejects(find({ PATH: join(folder, 'bin') }), /Unable to locate package prometheus.*set PROMETHEUS/s);
});
