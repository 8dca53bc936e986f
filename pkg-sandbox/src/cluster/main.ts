import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createWorld } from '../world/create-world.ts';
import { plantedAfter } from '../world/story/planted-list.ts';
import { startCluster } from './start-cluster.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '6443' },
    kubeconfig: { type: 'string', default: './kubeconfig' },
  },
});

const world = createWorld({ start: Date.now() - plantedAfter });
const cluster = await startCluster({
  world,
  clock: Date.now,
  host: '127.0.0.1',
  port: Number(values.port),
  token: randomBytes(24).toString('hex'),
});
await cluster.writeKubeconfig(values.kubeconfig);
console.log(`${cluster.url}\nkubectl --kubeconfig ${values.kubeconfig} get pods -A`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void cluster.close().then(() => process.exit(0)));
}
