import type { NotificationConfig, RouteConfig } from './config.ts';
import type { GroupPolicy } from './group.ts';
import { fieldOf } from './matcher.ts';
import type { Notice } from './notice.ts';
import type { QuietHours } from './quiet-hours.ts';

/** Where a notice goes: to one receiver, in one group. */
export interface Destination {
  receiver: string;
  /** The same for all that is told together. */
  groupKey: string;
  group: Record<string, string>;
  policy: GroupPolicy;
}

/** What a route and those above it say together. */
export interface Inherited {
  receiver: string;
  groupBy: readonly string[];
  policy: GroupPolicy;
}

const second = 1000;
const minute = 60 * second;

/** What a route has where neither it nor those above it say otherwise. */
export const routeDefaults = {
  groupBy: ['cluster', 'namespace', 'workload'],
  policy: {
    waitMs: 15 * second,
    intervalMs: 5 * minute,
    repeatMs: 12 * 60 * minute,
    sendResolved: true,
    minOccurrences: 1,
    quiet: [],
    quietUnless: 'critical',
  },
} as const satisfies { groupBy: readonly string[]; policy: GroupPolicy };

/**
 * Everyone who is told of a notice, as Alertmanager's tree decides: the first child that matches, and those after it where
 * it says `continue`; the node itself where none does. A receiver that several routes lead to in the same group counts once.
 */
export function routeNotice(config: NotificationConfig, notice: Notice): Destination[] {
  const { route, timeZone } = config;
  const found = visit(route, startOf(route), '0', notice, timeZone).map(({ settings, id }) =>
    destination(settings, id, notice)
  );
  const seen = new Set<string>();
  return found
    .map((each) => sparing(each, config))
    .filter(({ groupKey }) => !seen.has(groupKey) && Boolean(seen.add(groupKey)));
}

/** What the first route begins with. */
export function startOf(route: RouteConfig): Inherited {
  return { receiver: route.receiver ?? '', ...routeDefaults };
}

/** Straight to one receiver, whatever the routes say; grouped by `group`. For alerts that were grouped and delayed already. */
export function directDestination(receiver: string, group: Record<string, string>, sendResolved: boolean): Destination {
  const policy = { ...routeDefaults.policy, waitMs: 0, intervalMs: 0, sendResolved };
  return { receiver, group, groupKey: keyOf(receiver, 'direct', group), policy };
}

function visit(
  route: RouteConfig,
  above: Inherited,
  id: string,
  notice: Notice,
  timeZone: string
): Array<{ settings: Inherited; id: string }> {
  if (!route.match.every((matcher) => matcher.matches(notice))) {
    return [];
  }
  const settings = inherit(route, above, timeZone);
  const found: Array<{ settings: Inherited; id: string }> = [];
  for (const [index, child] of route.routes.entries()) {
    const below = visit(child, settings, `${id}.${index}`, notice, timeZone);
    found.push(...below);
    if (below.length > 0 && !child.continue) {
      break;
    }
  }
  return found.length > 0 ? found : [{ settings, id }];
}

/** What a route says together with those above it. */
export function inherit(route: RouteConfig, { receiver, groupBy, policy }: Inherited, timeZone: string): Inherited {
  const quiet = route.quietHours?.map((hours): QuietHours => ({ ...hours, timeZone: hours.timeZone ?? timeZone }));
  return {
    receiver: route.receiver ?? receiver,
    groupBy: route.groupBy ?? groupBy,
    policy: {
      waitMs: route.groupWait ?? policy.waitMs,
      intervalMs: route.groupInterval ?? policy.intervalMs,
      repeatMs: route.repeatInterval ?? policy.repeatMs,
      sendResolved: route.sendResolved ?? policy.sendResolved,
      minOccurrences: route.minOccurrences ?? policy.minOccurrences,
      quiet: quiet ?? policy.quiet,
      quietUnless: route.quietUnless === 'none' ? null : (route.quietUnless ?? policy.quietUnless),
    },
  };
}

function destination({ receiver, groupBy, policy }: Inherited, id: string, notice: Notice): Destination {
  const group = Object.fromEntries(groupBy.map((field) => [field, fieldOf(notice, field) ?? '']));
  return { receiver, group, policy, groupKey: keyOf(receiver, id, group) };
}

/** A receiver that wants no recoveries gets none, whatever the route says. */
function sparing(destination: Destination, config: NotificationConfig): Destination {
  const receiver = config.receivers.find(({ name }) => name === destination.receiver);
  const sendResolved = destination.policy.sendResolved && receiver?.sendResolved !== false;
  return { ...destination, policy: { ...destination.policy, sendResolved } };
}

/** Of all the text it is made of, so that two groups never share one. */
function keyOf(receiver: string, route: string, group: Record<string, string>): string {
  return JSON.stringify([receiver, route, ...Object.entries(group)]);
}
