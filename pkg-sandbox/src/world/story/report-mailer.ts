import { finishes } from '../behaviour/finishes.ts';
import { second } from '../duration.ts';
import { pythonTraceback } from '../logs/python-traceback.ts';
import { container } from './declare-container.ts';
import { cronJob } from './declare-workload.ts';

/** A CronJob all of whose Jobs fail. */
export const reportMailer = cronJob({
  namespace: 'batch',
  name: 'report-mailer',
  nodes: ['node-2', 'node-3'],
  everyMinutes: 10,
  keep: 2,
  backoffLimit: 1,
  containers: [
    container({
      name: 'mailer',
      image: 'registry.example/batch/report-mailer:2.0.0',
      cpu: [0.2, 0.5],
      memory: [256, 384],
      port: null,
      behaviour: finishes(70 * second, { code: 1, reason: 'Error', message: '' }),
      log: pythonTraceback('mailer', 'smtplib.SMTPSenderRefused: (552, sender over quota)'),
    }),
  ],
  planted: [
    {
      name: 'every run of report-mailer fails',
      workload: { kind: 'CronJob', namespace: 'batch', name: 'report-mailer' },
      incidents: [{ container: 'mailer', reason: 'JobFailed', log: 'sender over quota' }],
      verdicts: [],
      findings: ['RT-16'],
    },
  ],
});
