import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { freePort } from '../../src/free-port.ts';
import { findPrometheus } from '../../src/prometheus/find-prometheus.ts';

/** A page, and the labels and settings of the job that scrapes it. */
export interface ScrapedPage {
  path: string;
  honorLabels: boolean;
  labels: Record<string, string>;
}

/** A real Prometheus that scrapes the pages of a host every second. Their own time stamps are years old: not honoured. */
export async function scrapePages(
  host: string,
  pages: ScrapedPage[]
): Promise<{ url: string; close(): Promise<void> }> {
  const { prometheus } = await findPrometheus();
  const folder = await mkdtemp(join(tmpdir(), 'vigil-real-pages-'));
  const config = join(folder, 'prometheus.yml');
  const port = await freePort();
  const jobs = pages.map(({ path, honorLabels, labels }) => ({
    job_name: path,
    metrics_path: path,
    honor_labels: honorLabels,
    honor_timestamps: false,
    static_configs: [{ targets: [host], labels }],
  }));
  await writeFile(config, stringify({ global: { scrape_interval: '1s', scrape_timeout: '1s' }, scrape_configs: jobs }));
  const child = spawn(
    prometheus,
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    { stdio: 'ignore' }
  );
  const ended = new Promise((resolve) => child.once('close', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
