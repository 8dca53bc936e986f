import { container } from './declare-container.ts';
import { daemonSet } from './declare-workload.ts';

/** Healthy, on Windows. */
export const posAgent = daemonSet({
  namespace: 'edge',
  name: 'pos-agent',
  nodes: ['win-1'],
  os: 'windows',
  containers: [
    container({ name: 'agent', image: 'registry.example/edge/pos-agent:12.0.4', cpu: [0.5, 1], memory: [512, 1024] }),
  ],
});
