import { nginxAccess } from '../logs/nginx-access.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Healthy; one of its pods is moved when node-5 is lost. */
export const frontend = deployment({
  namespace: 'shop',
  name: 'frontend',
  nodes: ['node-1', 'node-2', 'node-5'],
  containers: [
    container({
      name: 'nginx',
      image: 'registry.example/shop/frontend:5.2.1',
      cpu: [0.2, 0.5],
      memory: [128, 256],
      log: nginxAccess,
    }),
  ],
});
