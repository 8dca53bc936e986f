import { act, screen, waitFor, within } from '@testing-library/react';
import { locationService } from '@grafana/runtime';
import { renderPage } from '../../../testing/render-page';
import ResourcesPage from '../ResourcesPage';
import { forgetAnswers, page, prometheus, table } from '../testing/two-workloads';

beforeEach(() => {
  forgetAnswers();
  localStorage.clear();
});
afterEach(() => jest.restoreAllMocks());

/** The page with its columns' menu open, in a table of so many pixels. */
async function openMenu(width: number, url = page) {
  jest
    .spyOn(HTMLElement.prototype, 'getBoundingClientRect')
    .mockReturnValue({ width, height: 600, top: 0, left: 0, right: width, bottom: 600 } as DOMRect);
  prometheus();
  const { user } = renderPage(ResourcesPage, { url });
  await table();
  await user.click(screen.getByRole('button', { name: 'Columns' }));
  return { menu: within(screen.getByRole('group', { name: 'Columns of the table' })), user };
}

const head = async (name: string | RegExp) => within(await table()).queryByRole('columnheader', { name });

it('says which of the usual columns a narrow window has no room for', async () => {
  const { menu } = await openMenu(760);
  expect(await head('CPU trend')).not.toBeInTheDocument();
  expect(await head('of req.')).not.toBeInTheDocument();
  expect(menu.getByRole('note')).toHaveTextContent(/too narrow for them: (?=.*CPU trend)(?=.*of req\.)/);
  expect(menu.getByRole('note')).not.toHaveTextContent('Verdict');
  expect(menu.getByRole('checkbox', { name: /CPU trend ?no room in this window/ })).toBeChecked();
  expect(menu.getAllByText('no room in this window')).toHaveLength(2);
});

it('does not say so of columns of which nothing occurs', async () => {
  const { menu } = await openMenu(760);
  expect(menu.getByRole('note')).not.toHaveTextContent('GPU');
});

it('says nothing where all have room', async () => {
  const { menu } = await openMenu(1600);
  expect(await head('CPU trend')).toBeInTheDocument();
  expect(menu.queryByRole('note')).not.toBeInTheDocument();
});

it('says nothing of chosen columns: they are all there', async () => {
  const { menu } = await openMenu(300, `${page}&columns=cpu,cpuShare,cpuSpark,memory`);
  expect(await head('CPU trend')).toBeInTheDocument();
  expect(menu.queryByRole('note')).not.toBeInTheDocument();
});

it('leaves in what the table is sorted by', async () => {
  const { menu } = await openMenu(760);
  act(() => locationService.partial({ sort: 'cpuShare' }));
  await waitFor(() => expect(menu.getByRole('note')).not.toHaveTextContent('of req.'));
  expect(await head(/of req\./)).toBeInTheDocument();
});
