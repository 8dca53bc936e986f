import { nginxAccess } from '../logs/nginx-access.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Asks for nothing and is bounded by nothing. */
export const statusPage = deployment({
  namespace: 'web',
  name: 'status-page',
  nodes: ['node-2', 'node-3'],
  containers: [
    container({
      name: 'status',
      image: 'registry.example/web/status-page:0.8.0',
      use: { cpu: 0.04, memory: 72 },
      log: nginxAccess,
    }),
  ],
  planted: [
    {
      name: 'status-page has neither requests nor limits',
      workload: { kind: 'Deployment', namespace: 'web', name: 'status-page' },
      incidents: [],
      verdicts: ['no-request', 'no-limit'],
      findings: ['RS-01', 'RS-02', 'RS-03', 'RS-05'],
    },
  ],
});
