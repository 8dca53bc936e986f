import type { RouteView } from '../contract/notifications.ts';
import type { NotificationConfig, RouteConfig } from './config.ts';
import { type Inherited, inherit, startOf } from './route-notice.ts';

/** The tree with all that its nodes inherit, to be shown. */
export function routeView({ route, timeZone }: NotificationConfig): RouteView {
  return nodeOf(route, startOf(route), timeZone);
}

function nodeOf(route: RouteConfig, above: Inherited, timeZone: string): RouteView {
  const own = inherit(route, above, timeZone);
  const { quiet, ...policy } = own.policy;
  return {
    match: route.match.map(({ field, operator, value }) => `${field}${operator}${JSON.stringify(value)}`),
    receiver: own.receiver,
    continue: route.continue,
    groupBy: [...own.groupBy],
    policy: {
      ...policy,
      quiet: quiet.map((hours) => ({
        ...{ from: timeText(hours.from), to: timeText(hours.to), days: [...hours.days], timeZone: hours.timeZone },
      })),
    },
    routes: route.routes.map((child) => nodeOf(child, own, timeZone)),
  };
}

function timeText(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
