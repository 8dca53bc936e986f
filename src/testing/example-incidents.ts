import type { IncidentDetail, IncidentPage, IncidentSummary } from '@vigil/core/contract/incidents';
import { incidentId, type Incident } from '@vigil/core/vocabulary/incident';

/** A moment all examples agree on: 2025-11-21 10:00:00 UTC, in Unix milliseconds. */
export const exampleNow = 1_763_719_200_000;

/** An incident with everything set; its id follows from what identifies it. */
export function exampleIncident(patch: Partial<Incident> = {}): Incident {
  const incident: Incident = {
    id: '',
    cluster: 'prod',
    workload: { kind: 'Deployment', namespace: 'shop', name: 'checkout' },
    container: 'app',
    containerRole: 'main',
    reason: 'OOMKilled',
    exitCode: 137,
    signal: 9,
    severity: 'critical',
    state: 'open',
    message: 'limit 512 MiB, peak 511 MiB',
    pod: 'checkout-7d9f8-abcde',
    node: 'node-2',
    image: 'shop/checkout:1.4.2',
    restartCount: 7,
    occurrences: 7,
    firstSeen: exampleNow - 3_600_000,
    lastSeen: exampleNow - 120_000,
    endedAt: null,
    log: {
      status: 'captured',
      lines: 3,
      bytes: 120,
      truncated: false,
      detail: '',
      fingerprint: 'aaaaaaaaaaaaaaaa',
      errorLine: 'fatal: out of memory',
    },
    acknowledged: null,
    muted: null,
    note: null,
    change: null,
    ...patch,
  };
  return { ...incident, id: patch.id ?? incidentId(incident) };
}

export const exampleIncidents: Incident[] = [
  exampleIncident(),
  exampleIncident({
    workload: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
    reason: 'CrashLoopBackOff',
    severity: 'high',
    exitCode: 2,
    signal: null,
    message: 'panic: assignment to entry in nil map',
    occurrences: 23,
    lastSeen: exampleNow - 300_000,
  }),
  exampleIncident({
    workload: { kind: 'StatefulSet', namespace: 'pay', name: 'ledger' },
    container: 'migrate',
    containerRole: 'init',
    reason: 'ImagePullBackOff',
    severity: 'medium',
    exitCode: null,
    signal: null,
    message: 'manifest unknown',
    occurrences: 4,
    lastSeen: exampleNow - 720_000,
    log: { status: 'none', lines: 0, bytes: 0, truncated: false, detail: '', fingerprint: null, errorLine: '' },
  }),
];

/** One page with all of the given incidents. */
export function examplePage(incidents: Incident[] = exampleIncidents, patch: Partial<IncidentPage> = {}): IncidentPage {
  return { incidents, nextCursor: null, total: incidents.length, asOf: exampleNow, ...patch };
}

export const exampleSummary: IncidentSummary = {
  total: 3,
  open: 3,
  bySeverity: { critical: 1, high: 1, medium: 1, low: 0, info: 0 },
  facets: {
    cluster: [{ value: 'prod', count: 3 }],
    namespace: [
      { value: 'shop', count: 2 },
      { value: 'pay', count: 1 },
    ],
    workload: [{ value: 'Deployment/shop/checkout', count: 1 }],
    reason: [{ value: 'OOMKilled', count: 1 }],
    severity: [
      { value: 'critical', count: 1 },
      { value: 'high', count: 1 },
      { value: 'medium', count: 1 },
    ],
    state: [{ value: 'open', count: 3 }],
    fingerprint: [],
  },
  afterChange: 0,
  histogram: [
    {
      start: exampleNow - 7_200_000,
      width: 3_600_000,
      counts: { critical: 1, high: 0, medium: 2, low: 0, info: 0 },
    },
    { start: exampleNow - 3_600_000, width: 3_600_000, counts: { critical: 6, high: 23, medium: 2, low: 0, info: 0 } },
  ],
  ignored: [{ rule: 'completed', count: 212 }],
  asOf: exampleNow,
};

/** The first example, opened. */
export const exampleDetail: IncidentDetail = {
  incident: exampleIncident(),
  occurrences: [
    {
      at: exampleNow - 120_000,
      pod: 'checkout-7d9f8-abcde',
      podUid: 'uid-1',
      node: 'node-2',
      image: 'shop/checkout:1.4.2',
      containerId: 'containerd://2',
      restartCount: 7,
      exitCode: 137,
      signal: 9,
      message: '',
    },
    {
      at: exampleNow - 3_600_000,
      pod: 'checkout-7d9f8-abcde',
      podUid: 'uid-1',
      node: 'node-2',
      image: 'shop/checkout:1.4.1',
      containerId: 'containerd://1',
      restartCount: 6,
      exitCode: 137,
      signal: 9,
      message: '',
    },
  ],
  events: [],
  actions: [],
  similar: { incidents: [], total: 0 },
  context: {
    image: 'shop/checkout:1.4.2',
    cpuRequest: 0.5,
    cpuLimit: null,
    memoryRequest: 268_435_456,
    memoryLimit: 536_870_912,
    probes: ['readiness'],
  },
  logs: [
    {
      which: 'previous',
      pod: 'checkout-7d9f8-abcde',
      container: 'app',
      capturedAt: exampleNow - 119_000,
      lines: 3,
      bytes: 120,
      truncated: false,
    },
  ],
};
