import React from 'react';
import { screen, within } from '@testing-library/react';
import { catalogue } from '@vigil/core/audit/catalogue';
import { renderPage } from '../../../testing/render-page';
import { parseUrlState } from '../../../url/url-field';
import { uncheckedEntries, type AuditEntry } from '../audit-entry';
import { auditUrl } from '../audit-url';
import { NotCheckedView, type NotCheckedViewProps } from './NotCheckedView';

const only = (id: string) => catalogue.filter((check) => check.id === id);
const unknown = uncheckedEntries(only('ND-09'), { en: 'scrape the kubelet', zh: '' }, 'demo');
const notApplicable: AuditEntry[] = uncheckedEntries(only('AS-06'), { en: 'Nothing to look at.', zh: '' }, 'demo').map(
  (entry) => ({ ...entry, result: { ...entry.result, status: 'not-applicable' } })
);

function show(entries: AuditEntry[], counts: NotCheckedViewProps['counts'], search = '') {
  const setState = jest.fn();
  const state = parseUrlState(auditUrl, search);
  const view = renderPage(() => <NotCheckedView {...{ entries, counts, state, setState }} showCluster />);
  return { ...view, setState };
}

it('lists unknown checks with what is missing, and those that do not apply with what they look at', async () => {
  const { user, setState } = show([...unknown, ...notApplicable], { all: 2, unknown: 1, 'not-applicable': 1 });
  const missing = screen.getByRole('list', { name: 'Checks that could not be decided' });
  expect(missing).toHaveTextContent(/ND-09.*demo.*scrape the kubelet/);
  expect(within(missing).getByRole('link', { name: 'See Health' })).toBeInTheDocument();
  expect(screen.getByRole('list', { name: 'Checks that do not apply' })).toHaveTextContent(
    /AS-06.*Nothing to look at\..*horizontalpodautoscalers/
  );
  await user.click(screen.getByRole('radio', { name: 'Not applicable (1)' }));
  expect(setState).toHaveBeenCalledWith({ notChecked: 'not-applicable' });
});

it('says so when none is left for the chosen reason', () => {
  show([], { all: 1, unknown: 1, 'not-applicable': 0 }, '?notChecked=not-applicable');
  expect(screen.getByText('No such check: Not applicable')).toBeInTheDocument();
  expect(screen.queryByRole('list')).not.toBeInTheDocument();
});

it('says so when every check could be decided', () => {
  show([], { all: 0, unknown: 0, 'not-applicable': 0 });
  expect(screen.getByText('Every check could be decided')).toBeInTheDocument();
  expect(screen.queryByRole('radio')).not.toBeInTheDocument();
});
