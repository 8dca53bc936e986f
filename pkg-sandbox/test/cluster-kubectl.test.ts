import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { startCluster, type Cluster } from '../src/cluster/start-cluster.ts';
import { createWorld } from '../src/world/create-world.ts';
import { plantedAfter } from '../src/world/story/planted-list.ts';

const run = promisify(execFile);
const skip = hasKubectl() ? false : 'kubectl is not on the PATH';
let cluster: Cluster;
let folder: string;

function hasKubectl(): boolean {
  try {
    execFileSync('kubectl', ['version', '--client'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

// The real clock: kubectl reckons ages by its own.
before(async () => {
  const world = createWorld({ start: Date.now() - plantedAfter });
  cluster = await startCluster({ world, clock: Date.now, host: '127.0.0.1', port: 0, token: 'key', tickMs: 200 });
  folder = await mkdtemp(path.join(tmpdir(), 'vigil-kubectl-'));
  await cluster.writeKubeconfig(path.join(folder, 'kubeconfig'));
});
after(async () => {
  await cluster.close();
  await rm(folder, { recursive: true, force: true });
});

const environment = () => ({ PATH: process.env['PATH'], HOME: folder, KUBECONFIG: path.join(folder, 'kubeconfig') });

async function kubectl(...words: string[]): Promise<string> {
  const { stdout } = await run('kubectl', words, { env: environment() });
  return stdout;
}

/** Name of the pod of a workload that shows this in its line. */
async function podShowing(namespace: string, workload: string, text: RegExp): Promise<string> {
  const lines = (await kubectl('get', 'pods', '-n', namespace, '--no-headers')).split('\n');
  const found = lines.find((line) => line.startsWith(`${workload}-`) && text.test(line));
  assert.ok(found, lines.join('\n'));
  return found.split(/\s+/)[0] ?? '';
}

test('kubectl get pods -A', { skip }, async () => {
  const printed = await kubectl('get', 'pods', '-A');
  for (const line of [
    /^NAMESPACE +NAME +READY +STATUS +RESTARTS +AGE/,
    /pay +ledger-1 +0\/1 +(ImagePullBackOff|ErrImagePull) +0/,
    /data +etl-loader-\S+ +0\/1 +Init:(CrashLoopBackOff|0\/1|Error) +\d+/,
    /data +thumbnailer-\S+ +0\/1 +Evicted/,
    /batch +settlement-\S+ +0\/1 +Error/,
    /batch +db-migrate-\S+ +0\/1 +Completed/,
    /shop +checkout-\S+ +1\/1 +Running +\d+ \(\S+ ago\)/,
    /shop +cart-\S+ +0\/1 +(CrashLoopBackOff|Running|Error) +\d+/,
  ]) {
    assert.match(printed, line);
  }
});

test('kubectl get of other kinds', { skip }, async () => {
  assert.match(await kubectl('get', 'nodes', '-o', 'wide'), /node-5 +NotReady .+ 10\.0\.1\.15/);
  assert.match(
    await kubectl('get', 'deploy,sts,ds,jobs,cronjobs,hpa,pdb,pvc,svc', '-A'),
    /deployment\.apps\/preview +0\/2/
  );
});

test('kubectl describe pod', { skip }, async () => {
  const described = await kubectl('describe', 'pod', '-n', 'shop', await podShowing('shop', 'cart', /0\/1/));
  for (const text of [
    /Exit Code: +2/,
    /Controlled By: +ReplicaSet\/cart-/,
    /Back-off restarting failed container app/,
  ]) {
    assert.match(described, text);
  }
  assert.match(await kubectl('describe', 'node', 'node-4'), /DiskPressure +True/);
});

test('kubectl logs', { skip }, async () => {
  const pod = await podShowing('shop', 'cart', /0\/1/);
  assert.match(
    await kubectl('logs', '-n', 'shop', pod, '--previous', '--tail', '20'),
    /panic: assignment to entry in nil map/
  );
  await assert.rejects(kubectl('logs', '-n', 'pay', 'ledger-1'), /waiting to start/);
});

test('kubectl get events', { skip }, async () => {
  assert.match(
    await kubectl('get', 'events', '-n', 'pay'),
    /Warning +Failed +pod\/refunds-\S+ +Error: configmap "refunds-config" not found/
  );
  assert.match(await kubectl('get', 'events', '-A', '--sort-by=.lastTimestamp'), /BackOff/);
});

test('kubectl get -w prints changes', { skip, timeout: 60_000 }, async () => {
  const watching = spawn('kubectl', ['get', 'events', '-A', '-w', '--no-headers'], { env: environment() });
  let printed = '';
  const size = (await kubectl('get', 'events', '-A', '--no-headers')).split('\n').length;
  for await (const chunk of watching.stdout) {
    printed += String(chunk);
    if (printed.split('\n').length > size + 5) {
      break;
    }
  }
  watching.kill();
  assert.ok(printed.split('\n').length > size + 5, printed);
});

test('kubectl is told what it may not do', { skip }, async () => {
  await assert.rejects(kubectl('delete', 'pod', '-n', 'pay', 'ledger-0'), /Forbidden/);
});
