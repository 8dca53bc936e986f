import { z } from 'zod';
import { languages } from '../vocabulary/local-text.ts';
import { Severity, severities } from '../vocabulary/severity.ts';
import { channels } from './channels/channels.ts';
import { isField, type Matcher, parseMatcher } from './matcher.ts';
import { isTimeZone, parseTimeOfDay } from './quiet-hours.ts';
import { SecretRef } from './secret-ref.ts';
import { parseSpan } from './span.ts';

const name = z.string().regex(/^[\w.-]{1,60}$/, 'expected a name of letters, digits, dots, hyphens and underscores');
/** A span of time as text; milliseconds afterwards. */
const span = z.string('expected a span of time in quotes or not, as in 30s, 5m or 4h').transform((text, context) => {
  const parsed = parseSpan(text);
  if (parsed === undefined) {
    context.addIssue({ code: 'custom', message: 'expected a span of time as in 30s, 5m, 1h30m or 0s' });
    return z.NEVER;
  }
  return parsed;
});
const timeOfDay = z.string().transform((text, context) => {
  const parsed = parseTimeOfDay(text);
  if (parsed === undefined) {
    context.addIssue({ code: 'custom', message: 'expected a time of day in quotes, as in "22:30"' });
    return z.NEVER;
  }
  return parsed;
});
const timeZone = z.string().refine(isTimeZone, 'there is no such time zone: expected one as in Asia/Shanghai or UTC');
const matcher = z.string().transform((text, context): Matcher => {
  const parsed = parseMatcher(text);
  if (typeof parsed === 'string') {
    context.addIssue({ code: 'custom', message: parsed });
    return z.NEVER;
  }
  return parsed;
});
const field = z
  .string()
  .refine(
    isField,
    'there is no such field to group by: expected cluster, namespace, workload, reason … or label.<name>'
  );
const day = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
const allDays = day.options;

const QuietHoursConfig = z.strictObject({
  from: timeOfDay,
  to: timeOfDay,
  days: z.array(day).min(1).default(allDays),
  timeZone: timeZone.optional(),
});

const routeFields = {
  match: z.array(matcher).default([]),
  /** Of the parent where it is not given. */
  receiver: name.optional(),
  continue: z.boolean().default(false),
  groupBy: z.array(field).max(10).optional(),
  groupWait: span.optional(),
  groupInterval: span.optional(),
  repeatInterval: span.optional(),
  minOccurrences: z.number().int().min(1).max(1_000_000).optional(),
  sendResolved: z.boolean().optional(),
  quietHours: z.array(QuietHoursConfig).optional(),
  quietUnless: z.union([Severity, z.literal('none')]).optional(),
};

const RouteNode = z.strictObject(routeFields);
/** A node of the tree. */
export interface RouteConfig extends z.output<typeof RouteNode> {
  routes: RouteConfig[];
}
export const RouteConfig: z.ZodType<RouteConfig> = RouteNode.extend({
  routes: z.lazy(() => z.array(RouteConfig)).default([]),
});

const channelFields = Object.fromEntries(channels.map((channel) => [channel.name, channel.settings.optional()]));

export const ReceiverConfig = z
  .strictObject({
    name: name.refine((text) => text !== 'routes', '"routes" is taken: it is where the relay sends through the routes'),
    language: z.enum(languages).default('en'),
    sendResolved: z.boolean().default(true),
    mention: z
      .strictObject({
        /** Always; names as the service knows them, `all` for everybody. */
        people: z.array(z.string().min(1)).default([]),
        /** Whom `vigil.io/mention` of the namespace and workload names. */
        annotations: z.boolean().default(true),
        /** Only for what is at least as urgent. */
        from: z.enum(severities).default('high'),
      })
      .prefault({}),
    template: z
      .strictObject({ title: z.string().max(5000), body: z.string().max(50_000) })
      .partial()
      .prefault({}),
    /** Instead of those the service publishes. */
    limits: z
      .array(z.strictObject({ count: z.number().int().min(1).max(100_000), per: span }))
      .min(1)
      .optional(),
    retry: z
      .strictObject({
        attempts: z.number().int().min(1).max(100).default(12),
        first: span.prefault('1s'),
        longest: span.prefault('20m'),
      })
      .prefault({}),
    timeout: span.prefault('10s'),
    ...channelFields,
  })
  .superRefine((receiver, context) => {
    const given = channels.filter((channel) => receiver[channel.name as keyof typeof receiver] !== undefined);
    if (given.length !== 1) {
      const names = channels.map((channel) => channel.name).join(', ');
      context.addIssue({ code: 'custom', message: `expected one channel of ${names}; there are ${given.length}` });
    }
  });
export type ReceiverConfig = z.infer<typeof ReceiverConfig>;

/** All of `notifications:` in the configuration file. */
export const NotificationConfig = z
  .strictObject({
    /** Where readers find Grafana, for links; without it messages have none. */
    grafana: z
      .string()
      .regex(
        /^https?:\/\/[^\s?#]+$/,
        'expected the address people open Grafana under, as in https://grafana.example.com'
      )
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    timeZone: timeZone.default('UTC'),
    /** Names of hosts that may have private addresses; `*.` before a name takes everything below it. */
    allowTargets: z.array(z.string().regex(/^(\*\.)?[\w.:[\]-]+$/, 'expected the name of a host')).default([]),
    receivers: z.array(ReceiverConfig).min(1).max(200),
    route: RouteConfig,
    relay: z
      .strictObject({
        /** What Alertmanager and Grafana show: `Authorization: Bearer …`. */
        token: SecretRef,
        /** Names of alerts that are left out. */
        ignore: z.array(z.string()).default(['Watchdog', 'InfoInhibitor']),
        /** Of alerts that have no label `cluster`. */
        cluster: z.string().default(''),
      })
      .optional(),
    audit: z
      .strictObject({
        /** New findings at least as severe are told. */
        from: z.enum(severities).default('critical'),
        /** When all findings are told once a day. */
        dailyAt: timeOfDay.optional(),
        /** Who is told daily; the first route's where it is not given. */
        dailyTo: name.optional(),
      })
      .optional(),
  })
  .superRefine((config, context) => {
    const names = config.receivers.map((receiver) => receiver.name);
    names.forEach((candidate, index) => {
      if (names.indexOf(candidate) < index) {
        context.addIssue({
          ...{ code: 'custom', path: ['receivers', index, 'name'] },
          message: `a receiver of the name ${candidate} stands above already`,
        });
      }
    });
    if (config.route.receiver === undefined) {
      const message = 'the first route needs a receiver: what no other route takes goes there';
      context.addIssue({ code: 'custom', path: ['route'], message });
    }
    if (config.route.match.length > 0) {
      const message = 'the first route takes everything: write conditions into the routes below it';
      context.addIssue({ code: 'custom', path: ['route', 'match'], message });
    }
    const check = (route: RouteConfig, path: Array<string | number>) => {
      if (route.receiver !== undefined && !names.includes(route.receiver)) {
        const message = `there is no receiver ${route.receiver}: expected one of ${names.join(', ')}`;
        context.addIssue({ code: 'custom', path: [...path, 'receiver'], message });
      }
      route.routes.forEach((child, index) => check(child, [...path, 'routes', index]));
    };
    check(config.route, ['route']);
    const daily = config.audit?.dailyTo;
    if (daily !== undefined && !names.includes(daily)) {
      const message = `there is no receiver ${daily}: expected one of ${names.join(', ')}`;
      context.addIssue({ code: 'custom', path: ['audit', 'dailyTo'], message });
    }
  });
export type NotificationConfig = z.infer<typeof NotificationConfig>;

/** The channel of a receiver by name, and its settings with {@link SecretRef}s in them. */
export function channelOf(receiver: ReceiverConfig): { name: string; settings: unknown } {
  const found = channels.find((channel) => receiver[channel.name as keyof ReceiverConfig] !== undefined);
  return { name: found?.name ?? '', settings: receiver[(found?.name ?? 'name') as keyof ReceiverConfig] };
}
