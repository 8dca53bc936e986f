import React from 'react';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { catalogue } from '@vigil/core/audit/catalogue';
import type { Finding } from '@vigil/core/vocabulary/finding';
import { ProxyError } from '../../../proxy/backend-problem';
import { type AuditEntry } from '../audit-entry';
import { ExemptDialog } from './ExemptDialog';

const day = 86_400_000;
const check = catalogue.find(({ id }) => id === 'HA-12')!;
const findingOf = (namespace: string, name: string): Finding => ({
  ...{ id: `HA-12 Deployment/${namespace}/${name}`, check: 'HA-12', severity: 'high', cluster: 'demo' },
  subject: { kind: 'Deployment', namespace, name },
  summary: { en: '', zh: '' },
  evidence: { figures: [], query: null, excerpt: null },
});
const checkout = findingOf('shop', 'checkout');
const findings = [checkout, findingOf('shop', 'cart'), findingOf('pay', 'ledger')];
const entries: AuditEntry[] = [
  { cluster: 'demo', check, result: { check: 'HA-12', status: 'fail', why: null, examined: 9, findings } },
];

function open(change = jest.fn().mockResolvedValue(undefined)) {
  const onClose = jest.fn();
  render(<ExemptDialog finding={checkout} showCluster={false} {...{ check, entries, change, onClose }} />);
  return { change, onClose, user: userEvent.setup() };
}
const submit = () => screen.getByText('Exempt', { selector: 'button *' });
const write = async (user: ReturnType<typeof userEvent.setup>, words: string) => {
  await user.click(screen.getByLabelText('Why it is acceptable'));
  await user.paste(words);
};

it('sends what was chosen, and says what it would take out', async () => {
  jest.spyOn(Date, 'now').mockReturnValue(1_000);
  const { change, onClose, user } = open();
  await write(user, 'planned for May');
  expect(screen.getByText(/^Takes 1 finding/)).toBeInTheDocument();
  await user.click(screen.getByLabelText('Namespace shop'));
  expect(screen.getByText(/^Takes 2 findings/)).toBeInTheDocument();
  await user.click(screen.getByLabelText('Everywhere'));
  expect(screen.getByText(/^Takes 3 findings/)).toBeInTheDocument();
  await user.click(screen.getByLabelText('All checks of Availability'));
  // 3 of 9 are open; then none.
  expect(screen.getByText(/Availability 66\.6 → 100\.0$/)).toBeInTheDocument();
  await user.click(screen.getByLabelText('90 days'));
  await user.click(submit());
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(change.mock.calls).toEqual([
    [
      {
        ...{ action: 'create', checks: ['availability'], scope: { level: 'everywhere' } },
        ...{ reason: 'planned for May', expiresAt: 1_000 + 90 * day },
      },
    ],
  ]);
  jest.restoreAllMocks();
});

it('asks for a reason', async () => {
  const { change, user } = open();
  await write(user, '  x ');
  await user.click(submit());
  expect(screen.getByText(/^Say why/)).toBeInTheDocument();
  expect(change).not.toHaveBeenCalled();
});

it('takes an own moment only within the next year', async () => {
  const { change, user } = open();
  await write(user, 'planned');
  await user.click(screen.getByLabelText('until…'));
  const input = screen.getByTestId('data-testid date-time-input');
  for (const moment of ['2020-01-01 00:00:00', '2100-01-01 00:00:00']) {
    await user.clear(input);
    await user.paste(moment);
    await user.click(submit());
    expect(await screen.findByText(/at most a year ahead/)).toBeInTheDocument();
  }
  expect(change).not.toHaveBeenCalled();
});

it('warns before it exempts without end', async () => {
  const { change, user } = open();
  await write(user, 'a laptop');
  await user.click(screen.getByLabelText('without end'));
  expect(screen.getByText('Nobody will be reminded of it')).toBeInTheDocument();
  await user.click(submit());
  expect(change.mock.calls[0][0]).toMatchObject({ expiresAt: 'never', reason: 'a laptop' });
});

it('stays open with the words when it is refused', async () => {
  const refused = new ProxyError({ kind: 'unexpected', detail: 'There are 500 exemptions', status: 429 });
  const { onClose, user } = open(jest.fn().mockRejectedValue(refused));
  await write(user, 'planned');
  await user.click(submit());
  expect(await screen.findByText('There are 500 exemptions')).toBeInTheDocument();
  expect(screen.getByLabelText('Why it is acceptable')).toHaveValue('planned');
  expect(onClose).not.toHaveBeenCalled();
});
