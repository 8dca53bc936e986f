import { nginxAccess } from '../logs/nginx-access.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Runs whatever was pushed last. */
export const docsSite = deployment({
  namespace: 'web',
  name: 'docs-site',
  nodes: ['node-1', 'node-2'],
  containers: [
    container({
      name: 'docs',
      image: 'registry.example/web/docs-site:latest',
      cpu: [0.1, 0.3],
      memory: [128, 192],
      log: nginxAccess,
    }),
  ],
  planted: [
    {
      name: 'docs-site runs :latest',
      workload: { kind: 'Deployment', namespace: 'web', name: 'docs-site' },
      incidents: [],
      verdicts: [],
      findings: ['IM-01'],
    },
  ],
});
