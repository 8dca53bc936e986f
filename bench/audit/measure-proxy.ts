import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EndpointName } from '@vigil/core/contract/endpoints';
import { AuditReport } from '@vigil/core/vocabulary/finding';
import { z } from 'zod';
import type { Report } from '../benchmark.ts';
import { megabytes, round } from '../figures/round.ts';
import { startChild } from '../processes/start-child.ts';
import { writeAccess } from '../watch/access.ts';
import { callHeaders } from '../watch/call-headers.ts';
import { deployedEnvironment } from '../watch/deployed-environment.ts';
import type { WatcherCommands } from '../watch/watcher.ts';
import type { ObjectServerCommands } from './object-server.ts';

const patienceMs = 120_000;

export interface ProxyMemory {
  /** Bytes of the heap more than before it watched: with everything listed, and after report and what-if as well. */
  listed: number;
  audited: number;
  report: AuditReport;
}

/** The real proxy over a cluster that is served to it by HTTP: all kinds it watches, its store, its answers. */
export async function measureProxy(
  size: { nodes: number; pods: number; now: number },
  report: Report,
  signal: AbortSignal
): Promise<ProxyMemory> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vigil-bench-'));
  const cluster = startChild<ObjectServerCommands>(new URL('./object-server.ts', import.meta.url));
  const proxy = startChild<WatcherCommands>(
    new URL('../watch/product.ts', import.meta.url),
    ['--expose-gc'],
    deployedEnvironment()
  );
  const stop = () => Promise.all([proxy.stop(), cluster.stop()]);
  signal.addEventListener('abort', () => void stop(), { once: true });
  try {
    const { url, certificate } = await cluster.call('listen', size);
    const access = await writeAccess(folder, url, certificate);
    const token = randomBytes(24).toString('hex');
    const base = await proxy.call('listen', { access, storePath: path.join(folder, 'store.db'), token });
    const ask = async (endpoint: EndpointName, address: string): Promise<unknown> => {
      const response = await fetch(new URL(address, base), { headers: callHeaders(token, endpoint), signal });
      if (!response.ok) {
        throw new Error(`${address} answers ${response.status}: ${(await response.text()).slice(0, 300)}`);
      }
      return response.json();
    };
    const before = await proxy.call('memory', { collect: true });
    await proxy.call('sync', { pods: size.pods, patienceMs });
    const listed = await proxy.call('memory', { collect: true });
    const began = performance.now();
    const reports = z.array(AuditReport).parse(await ask('findings', '/v1/findings'));
    const asked = await proxy.call('memory', { collect: false });
    await ask('whatIf', '/v1/what-if');
    const audited = await proxy.call('memory', { collect: true });
    const growth = { listed: listed.heap - before.heap, audited: audited.heap - before.heap };
    report.detail({
      ...{ part: 'proxy', listed_mb: megabytes(growth.listed), audited_mb: megabytes(growth.audited) },
      ...{ rss_mb: megabytes(audited.rss), peak_rss_mb: megabytes(audited.peakRss) },
      first_report_cpu_ms: round((asked.cpu - listed.cpu) / 1000),
      first_report_and_what_if_ms: round(performance.now() - began),
    });
    const [first] = reports;
    if (!first) {
      throw new Error('the proxy gave no report');
    }
    await proxy.call('close', undefined);
    return { ...growth, report: first };
  } finally {
    await stop();
    await rm(folder, { recursive: true, force: true });
  }
}
