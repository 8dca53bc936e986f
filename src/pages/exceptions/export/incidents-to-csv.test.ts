import { exampleIncident, exampleNow } from '../../../testing/example-incidents';
import { incidentsToCsv } from './incidents-to-csv';

/** The cells of the only line, by column. None of them holds a comma here. */
function exported(patch: Parameters<typeof exampleIncident>[0]) {
  const [head = '', line = ''] = incidentsToCsv([exampleIncident(patch)]).split('\r\n');
  const cells = line.split(',');
  return Object.fromEntries(head.split(',').map((name, index) => [name, cells[index]]));
}

it('writes plain fields, with times in UTC', () => {
  const change = { what: 'image' as const, at: exampleNow, from: 'cart:1', to: 'cart:2' };
  const note = { author: 'anna', at: exampleNow, text: 'see the runbook' };
  expect(exported({ message: 'peak 511 MiB', change, note })).toMatchObject({
    workload_kind: 'Deployment',
    workload: 'checkout',
    exit_code: '137',
    status: 'open',
    first_seen: '2025-11-21T09:00:00.000Z',
    ended_at: '',
    occurrences: '7',
    error_line: 'fatal: out of memory',
    acknowledged_by: '',
    note: 'see the runbook',
    change_from: 'cart:1',
    change_at: '2025-11-21T10:00:00.000Z',
  });
});

it('leaves the unknown empty, and a zero a zero', () => {
  expect(exported({ exitCode: null, node: null, restartCount: 0, message: '' })).toMatchObject({
    exit_code: '',
    node: '',
    restart_count: '0',
    message: '',
  });
});

it('disarms what a container could print to be run by a spreadsheet', () => {
  expect(exported({ message: '=cmd|calc!A0' }).message).toBe("'=cmd|calc!A0");
});
