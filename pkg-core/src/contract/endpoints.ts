import { z } from 'zod';
import { AuditReport } from '../vocabulary/finding.ts';
import { WhatIfReport } from '../vocabulary/what-if.ts';
import { CustomCheckReport } from './custom-checks.ts';
import { ExemptionAnswer, ExemptionChange, ExemptionList } from './exemptions.ts';
import { Health } from './health.ts';
import {
  IncidentDetail,
  IncidentFilter,
  IncidentLog,
  IncidentPage,
  IncidentQuery,
  IncidentSummary,
  MarkAnswer,
  MarkRequest,
} from './incidents.ts';
import {
  DeliveryDetail,
  DeliveryId,
  DeliveryPage,
  DeliveryQuery,
  NotificationPreview,
  NotificationReport,
  PreviewQuery,
  ResendAnswer,
  ResendRequest,
  TestAnswer,
  TestRequest,
} from './notifications.ts';
import { ChangeRecord, LogRecord } from './streams.ts';
import { TestRunAnswer, TestRunChange, TestRunList } from './test-runs.ts';

/** Raised when an old plugin could misread a new proxy, or the other way round. */
export const contractVersion = 2;

/** Set by Grafana from plugin.json on every call, so that a browser can not reach a route by another route's rights. */
export const routeHeader = 'x-vigil-route';
/** Set by Grafana from the plugin's configuration: the least role that may read logs. */
export const logsRoleHeader = 'x-vigil-logs-role';
/** Set by the proxy on every answer: its {@link contractVersion}. */
export const contractHeader = 'x-vigil-contract';

export interface Endpoint<
  Query extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST';
  path: string;
  /** The least organisation role, enforced by Grafana (plugin.json) and again by the proxy. */
  role: 'Viewer' | 'Editor' | 'Admin';
  /** True where the least role is a setting of the plugin. */
  logs: boolean;
  query: Query;
  /** JSON, of a POST; `undefined` of a GET. */
  body: Body;
  /** For streams: the schema of one NDJSON record. */
  response: Response;
  stream: boolean;
}

const noBody = z.undefined();

function endpoint<Query extends z.ZodType, Response extends z.ZodType>(
  path: string,
  query: Query,
  response: Response,
  options: Partial<Pick<Endpoint, 'role' | 'logs' | 'stream'>> = {}
): Endpoint<Query, Response, typeof noBody> {
  return {
    ...{ method: 'GET', role: 'Viewer', logs: false, stream: false },
    ...{ path, query, body: noBody, response },
    ...options,
  };
}

/** An endpoint that changes something: for Editors unless said otherwise. */
function action<Body extends z.ZodType, Response extends z.ZodType>(
  path: string,
  body: Body,
  response: Response,
  options: Partial<Pick<Endpoint, 'role'>> = {}
): Endpoint<typeof noQuery, Response, Body> {
  return {
    ...{ method: 'POST', role: 'Editor', logs: false, stream: false },
    ...{ path, query: noQuery, body, response },
    ...options,
  };
}

const noQuery = z.object({});

const incidentId = z.object({ id: z.string().regex(/^[0-9a-f]{16}$/, 'an incident id is 16 hexadecimal digits') });

/** Everything the plugin may ask of the proxy: the proxy registers it, plugin.json routes it, the plugin calls it by name. */
export const endpoints = {
  health: endpoint('/v1/health', z.object({}), Health),
  incidents: endpoint('/v1/incidents', IncidentQuery, IncidentPage),
  incidentSummary: endpoint('/v1/incidents/summary', IncidentFilter, IncidentSummary),
  incident: endpoint('/v1/incident', incidentId, IncidentDetail),
  incidentLog: endpoint(
    '/v1/incident/log',
    incidentId.extend({ which: z.enum(['previous', 'current']).optional() }),
    IncidentLog,
    { logs: true }
  ),
  markIncidents: action('/v1/incidents/mark', MarkRequest, MarkAnswer),
  liveLog: endpoint(
    '/v1/logs/live',
    z.object({
      cluster: z.string(),
      namespace: z.string(),
      pod: z.string(),
      container: z.string(),
      tailLines: z.coerce.number().int().min(0).max(5000).default(100),
    }),
    LogRecord,
    { logs: true, stream: true }
  ),
  changes: endpoint('/v1/changes', z.object({}), ChangeRecord, { stream: true }),
  testRuns: endpoint('/v1/test-runs', z.object({}), TestRunList),
  changeTestRun: action('/v1/test-run', TestRunChange, TestRunAnswer),
  exemptions: endpoint('/v1/audit/exemptions', noQuery, ExemptionList),
  changeExemption: action('/v1/audit/exemption', ExemptionChange, ExemptionAnswer),
  customChecks: endpoint('/v1/audit/custom-checks', noQuery, CustomCheckReport),
  findings: endpoint('/v1/findings', z.object({ cluster: z.string().optional() }), z.array(AuditReport)),
  whatIf: endpoint('/v1/what-if', z.object({ cluster: z.string().optional() }), z.array(WhatIfReport)),
  notifications: endpoint('/v1/notifications', noQuery, NotificationReport, { role: 'Editor' }),
  notificationPreview: endpoint('/v1/notifications/preview', PreviewQuery, NotificationPreview, { role: 'Editor' }),
  deliveries: endpoint('/v1/notifications/deliveries', DeliveryQuery, DeliveryPage, { role: 'Editor' }),
  delivery: endpoint('/v1/notifications/delivery', DeliveryId, DeliveryDetail, { role: 'Editor' }),
  testReceiver: action('/v1/notifications/test', TestRequest, TestAnswer),
  resendDeliveries: action('/v1/notifications/resend', ResendRequest, ResendAnswer),
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
export type EndpointQuery<Name extends EndpointName> = z.input<(typeof endpoints)[Name]['query']>;
export type EndpointBody<Name extends EndpointName> = z.input<(typeof endpoints)[Name]['body']>;
export type EndpointResponse<Name extends EndpointName> = z.output<(typeof endpoints)[Name]['response']>;

/** A query object as the query string both sides agree on: arrays joined by commas, undefined and empty left out. */
export function formatQuery(query: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value.join(',') : value;
    if (text !== undefined && text !== null && text !== '') {
      parameters.set(name, String(text));
    }
  }
  return parameters.toString();
}
