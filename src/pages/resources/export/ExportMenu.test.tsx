import { screen, waitFor } from '@testing-library/react';
import { saveFile } from '../../../components/save-file';
import { vector } from '../../../prometheus/testing/fake-prometheus';
import { renderPage } from '../../../testing/render-page';
import ResourcesPage from '../ResourcesPage';
import { checkout, forgetAnswers, ledger, page, prometheus, table } from '../testing/two-workloads';

jest.mock('../../../components/save-file', () => ({ saveFile: jest.fn() }));
const saved = jest.mocked(saveFile);

beforeEach(() => {
  forgetAnswers();
  localStorage.clear();
  saved.mockClear();
});

const p95 = 'quantile_over_time(0.95';
const shown = `${page}&columns=cpu,cpuP95,memoryP99`;
type Json = {
  rows: Array<Record<string, unknown>>;
  queries: Array<{ expr: string; title: unknown; problem?: string }>;
};

/** The text of a file of the page, saved once `ready` is in sight. */
async function exported(item: RegExp, url: string, ready?: string | RegExp): Promise<string> {
  const { user } = renderPage(ResourcesPage, { url });
  await table();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Export' })).toBeEnabled());
  if (ready) {
    await screen.findByText(ready);
  }
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await user.click(await screen.findByText(item));
  await waitFor(() => expect(saved).toHaveBeenCalledTimes(1));
  return saved.mock.calls[0]?.[1] ?? '';
}

const exportedJson = async (url: string, ready?: string | RegExp) =>
  JSON.parse(await exported(/^JSON/, url, ready)) as Json;

/** The cells of one line by their headers. */
function cellsOf(csv: string, name: string): Record<string, string> {
  const [head = '', ...lines] = csv.trim().split(/\r?\n/);
  const cells = lines.find((line) => line.includes(name))?.split(',') ?? [];
  return Object.fromEntries(head.split(',').map((header, index) => [header, cells[index] ?? '']));
}

describe('percentiles in a file', () => {
  it('stand there with their unit where a column shows them; who has none is unknown', async () => {
    prometheus({ [p95]: vector([checkout, 0.97]), 'quantile_over_time(0.99': vector([ledger, 2 ** 29]) });
    const csv = await exported(/^CSV/, shown, '0.97');
    expect(cellsOf(csv, 'checkout')).toMatchObject({ cpu_p95_cores: '0.97', memory_p99_bytes: '' });
    expect(cellsOf(csv, 'ledger')).toMatchObject({ cpu_p95_cores: '', memory_p99_bytes: String(2 ** 29) });
    expect(csv.match(/\w+_p\d\d_\w+/g)).toEqual(['cpu_p95_cores', 'memory_p99_bytes']);
  });

  it('name their method in JSON: the query that measured them', async () => {
    prometheus({ [p95]: vector([checkout, 0.97]), 'quantile_over_time(0.99': vector([ledger, 2 ** 29]) });
    const { rows, queries } = await exportedJson(shown, '0.97');
    const row = rows.find(({ name }) => name === 'checkout') ?? {};
    expect(row).toMatchObject({ cpu_p95_cores: 0.97, memory_p99_bytes: null });
    expect(Object.keys(row).filter((name) => /_p\d\d_/.test(name))).toEqual(['cpu_p95_cores', 'memory_p99_bytes']);
    const asked = queries.filter(({ expr }) => expr.includes('quantile_over_time(0.9'));
    expect(asked).toHaveLength(2);
    expect(asked.find(({ expr }) => expr.includes(p95))?.title).toEqual({ en: 'CPU p95', zh: 'CPU p95' });
  });

  it('are not there where no column shows them', async () => {
    prometheus({ [p95]: vector([checkout, 0.97]) });
    const csv = await exported(/^CSV/, page);
    expect(csv).toContain('cpu_max_cores');
    expect(csv).not.toMatch(/_p(50|95|99)_/);
  });

  it('are unknown while they are on their way, not left out and not zero', async () => {
    prometheus({ [p95]: new Promise(() => undefined) });
    const cells = cellsOf(await exported(/^CSV/, `${page}&columns=cpu,cpuP95`), 'checkout');
    expect(cells).toMatchObject({ cpu_max_cores: '0.99', cpu_p95_cores: '' });
  });

  it('are null in JSON where their query failed, with the error', async () => {
    prometheus({ [p95]: () => ({ status: 422, data: { error: 'too many samples' } }) });
    const { rows, queries } = await exportedJson(`${page}&columns=cpu,cpuP95`, /too many samples/);
    expect(rows.map((row) => row['cpu_p95_cores'])).toEqual([null, null]);
    expect(queries.find(({ expr }) => expr.includes(p95))?.problem).toContain('too many samples');
  });
});
