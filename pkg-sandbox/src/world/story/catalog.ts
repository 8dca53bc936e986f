import { minute } from '../duration.ts';
import { rolling } from '../workload/rolling.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Healthy; its team deploys a new revision every 6 min. */
export const catalog = deployment({
  namespace: 'shop',
  name: 'catalog',
  nodes: ['node-1', 'node-2', 'node-3'],
  replicas: 2,
  lifecycle: rolling(6 * minute),
  containers: [
    container({ name: 'catalog', image: 'registry.example/shop/catalog:1.31.0', cpu: [0.2, 0.5], memory: [256, 384] }),
  ],
});
