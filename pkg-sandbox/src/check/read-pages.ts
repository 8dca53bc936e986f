import { readFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import { readCsv } from './read-csv.ts';

/** What the pages themselves say, read by a person's means: they are opened, and their export is saved. */
export interface PageReading {
  pages: Record<'exceptions' | 'resources' | 'audit' | 'configuration', boolean>;
  verdicts: Array<{ workload: { kind: string; namespace: string; name: string }; verdict: string }>;
  resourceRows: number;
  findings: Array<{ check: string; subject: { kind: string; namespace: string; name: string } }>;
  /** Ids of the checks the page lists as not checked. */
  unknown: string[];
  /** Why a page is not as it should be. */
  problems: string[];
}

const app = '/a/vigil-kubernetes-app';
const patience = { timeout: 30_000 };

const subjectOf = (row: Record<string, string>) => ({
  kind: row.kind ?? '',
  namespace: row.namespace ?? '',
  name: row.name ?? '',
});

const verdictsOf = (row: Record<string, string>) =>
  (row.verdicts ?? '')
    .split(' ')
    .filter(Boolean)
    .map((verdict) => ({ workload: subjectOf(row), verdict }));

const isOfPlace = (verdict: string) => ['over-committed', 'unbalanced'].includes(verdict);

async function exportOf(page: Page): Promise<Array<Record<string, string>>> {
  await page.getByRole('button', { name: 'Export', exact: true }).click(patience);
  const [saved] = await Promise.all([
    page.waitForEvent('download', patience),
    page.getByRole('menuitem', { name: /CSV/ }).click(patience),
  ]);
  return readCsv(await readFile(await saved.path(), 'utf8'));
}

/** Opens every page in a real Chromium (CHROMIUM names its executable). Never rejects for a page: it says so. */
export async function readPages(url: string): Promise<PageReading> {
  const browser = await launch();
  const reading: PageReading = {
    pages: { exceptions: false, resources: false, audit: false, configuration: false },
    verdicts: [],
    resourceRows: 0,
    findings: [],
    unknown: [],
    problems: [],
  };
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    let thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(error.message));
    const visit = async (name: keyof PageReading['pages'], path: string, read: () => Promise<void>) => {
      thrown = [];
      try {
        await page.goto(`${url}${path}`);
        await read();
        reading.pages[name] = thrown.length === 0;
        reading.problems.push(...thrown.map((message) => `${name}: ${message}`));
      } catch (error) {
        reading.problems.push(`${name}: ${wordsOfError(error)}`);
      }
    };
    await visit('exceptions', `${app}/exceptions`, async () => {
      await page.getByText('OOMKilled').first().waitFor(patience);
    });
    const resources = `${app}/resources?from=now-1h&to=now`;
    await visit('resources', resources, async () => {
      const rows = await exportOf(page);
      reading.resourceRows = rows.length;
      reading.verdicts = rows.flatMap(verdictsOf);
      for (const group of ['node', 'namespace', 'cluster']) {
        await page.goto(`${url}${resources}&group=${group}`);
        // Lines of a place repeat what is said of the pods in it.
        const ofPlaces = (await exportOf(page)).flatMap(verdictsOf).filter(({ verdict }) => isOfPlace(verdict));
        reading.verdicts.push(...ofPlaces);
      }
    });
    await visit('audit', `${app}/audit`, async () => {
      const rows = await exportOf(page);
      reading.findings = rows
        .filter((row) => row.status === 'fail')
        .map((row) => ({ check: row.check ?? '', subject: subjectOf(row) }));
      reading.unknown = rows.filter((row) => row.status === 'unknown').map((row) => row.check ?? '');
    });
    await visit('configuration', '/plugins/vigil-kubernetes-app?page=configuration', async () => {
      await page.getByRole('button', { name: 'Test connection' }).click(patience);
      await page.getByTestId('data-testid Alert success').waitFor(patience);
    });
  } finally {
    await browser.close();
  }
  return reading;
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
