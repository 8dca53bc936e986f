import { catalogue } from '@vigil/core/audit/catalogue';
import type { Sandbox } from '../start-sandbox.ts';
import { unknownOnPurpose } from '../world/story/audit-planted.ts';
import { planted, plantedIgnored } from '../world/story/planted-list.ts';
import { compareFindings, compareVerdicts, type Difference } from './compare.ts';
import { type IncidentReading, missedIgnored, readIncidents } from './read-incidents.ts';
import { readPages } from './read-pages.ts';

/** The last line of `npm run demo -- --check`. */
export interface CheckReport {
  ok: boolean;
  incidents: Difference & { count: number; reasons: string[]; withLogs: number };
  resources: Difference & { rows: number };
  audit: Difference & { checks: number; findings: number; unknown: number };
  pages: Record<'exceptions' | 'resources' | 'audit' | 'configuration', boolean>;
}

/** Compares what the proxy and the pages say with what was planted in the story. */
export async function runCheck(sandbox: Sandbox, say: (text: string) => void): Promise<CheckReport> {
  const incidents = await settledIncidents(sandbox.url);
  say(`… ${incidents.incidents.length} incidents read`);
  const reading = await readPages(sandbox.url);
  reading.problems.forEach((problem) => say(`✘ ${problem}`));
  const resources = compareVerdicts(planted, reading.verdicts);
  const audit = compareFindings(planted, reading.findings);
  const notUnknown = unknownOnPurpose.filter((check) => !reading.unknown.includes(check));
  const report: Omit<CheckReport, 'ok'> = {
    incidents: {
      count: incidents.incidents.length,
      reasons: [...new Set(incidents.incidents.map(({ reason }) => reason))].sort(),
      withLogs: incidents.incidents.filter(({ log }) => log.status === 'captured').length,
      missed: [...incidents.missed, ...(await missedIgnored(sandbox.url, plantedIgnored))],
      unexpected: incidents.unexpected,
    },
    resources: { rows: reading.resourceRows, ...resources },
    audit: {
      checks: catalogue.length,
      findings: reading.findings.length,
      unknown: reading.unknown.length,
      missed: [...audit.missed, ...notUnknown.map((check) => `${check} is unknown`)],
      unexpected: [
        ...audit.unexpected,
        ...reading.unknown.filter((check) => !unknownOnPurpose.includes(check)).map((check) => `${check} is unknown`),
      ],
    },
    pages: reading.pages,
  };
  return { ok: isClean(report), ...report };
}

/** Logs are fetched after the incidents are seen: asks until nothing is missed, for 40 s at most. */
async function settledIncidents(url: string): Promise<IncidentReading> {
  const end = performance.now() + 40_000;
  for (;;) {
    const reading = await readIncidents(url, planted);
    if (reading.missed.length === 0 || performance.now() > end) {
      return reading;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

function isClean({ incidents, resources, audit, pages }: Omit<CheckReport, 'ok'>): boolean {
  const differences = [incidents, resources, audit].flatMap(({ missed, unexpected }) => [...missed, ...unexpected]);
  return differences.length === 0 && Object.values(pages).every(Boolean) && incidents.reasons.length >= 10;
}
