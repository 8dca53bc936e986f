import { nginxAccess } from '../logs/nginx-access.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Healthy. */
export const blog = deployment({
  namespace: 'web',
  name: 'blog',
  nodes: ['node-2', 'node-4'],
  containers: [
    container({
      name: 'blog',
      image: 'registry.example/web/blog:2.3.0',
      cpu: [0.1, 0.3],
      memory: [128, 192],
      log: nginxAccess,
    }),
  ],
});
