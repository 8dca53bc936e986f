import type { Language } from '../vocabulary/local-text.ts';
import type { Severity } from '../vocabulary/severity.ts';
import { workloadKey } from '../vocabulary/workload-ref.ts';
import { formatMoment } from './dialect.ts';
import type { Message } from './message.ts';
import type { Notice } from './notice.ts';
import { formatSpan } from './span.ts';
import { texts } from './texts.ts';

export interface Link {
  text: string;
  url: string;
}

/** What templates see of one trouble. */
export interface ItemView {
  status: Notice['status'];
  severity: Severity;
  /** The severity in the reader's language. */
  severityText: string;
  icon: string;
  source: Notice['source'];
  title: string;
  reason: string;
  cluster: string;
  namespace: string;
  workload: string;
  kind: string;
  container: string;
  pod: string;
  node: string;
  image: string;
  labels: Record<string, string>;
  occurrences: number;
  since: string;
  endedAt: string;
  duration: string;
  message: string;
  why: string;
  next: string;
  /** The last lines of the log; empty where none was captured. */
  log: string;
  facts: Array<{ label: string; value: string }>;
  links: Link[];
}

/** What templates see of a message. */
export interface MessageView {
  kind: Message['kind'];
  /** In one line. */
  headline: string;
  icon: string;
  severity: Severity;
  severityText: string;
  group: Record<string, string>;
  firing: number;
  resolved: number;
  /** Of a digest: how many messages it stands for. */
  messages: number;
  since: string;
  items: ItemView[];
  /** Troubles that are not in `items`. */
  more: number;
  top: Message['top'];
  counts: Array<{ text: string; count: number }>;
  links: Link[];
  /** Words of the reader's language. */
  words: Record<string, string>;
}

/** What is not in the message itself. */
export interface ViewOptions {
  language: Language;
  timeZone: string;
  /** Where people open Grafana; undefined: no links. */
  grafana: string | undefined;
  /** The last lines of logs, by subject. */
  logs: Readonly<Record<string, string>>;
}

const icons: Record<Severity, string> = { critical: '🔴', high: '🟠', medium: '🟡', low: '🔵', info: '⚪' };
/** Items that are told at length in a message of several. */
const longItems = 3;

/** A message as its templates see it, in one language. */
export function viewOf(message: Message, options: ViewOptions): MessageView {
  const { language, timeZone, grafana } = options;
  const words = texts[language];
  const { kind, severity, group, firing, resolved, messages } = message;
  const items = message.items.map((notice) => itemOf(notice, options));
  const counts = Object.entries(message.bySeverity).map(([name, count]) => ({
    text: words.severities[name as Severity],
    count,
  }));
  const all = firing + resolved;
  const headline = headlineOf(message, language);
  return {
    ...{ kind, headline, severity, group, firing, resolved, messages, items, counts },
    icon: kind === 'resolved' ? '🟢' : kind === 'test' ? '👋' : icons[severity],
    severityText: words.severities[severity],
    since: formatMoment(message.since, timeZone, language),
    more: kind === 'test' ? 0 : Math.max(0, all - items.length),
    top: message.top,
    links: grafana === undefined ? [] : linksOf(message, items, grafana, words.links.list),
    words: words.labels,
  };
}

/** What a message tells of, in one line. */
export function headlineOf({ kind, items, firing, resolved, messages, group }: Message, language: Language): string {
  const words = texts[language];
  const all = firing + resolved;
  const [only] = items;
  if (kind === 'test') {
    return words.testTitle;
  }
  if (kind === 'digest') {
    return words.digestTitle(all, messages);
  }
  if (kind === 'daily') {
    return words.dailyTitle(all);
  }
  const what = all === 1 && only ? only.title[language] : words.several(all, placeOf(group, items));
  return `${words.kinds[kind]}${what}`;
}

function itemOf(notice: Notice, options: ViewOptions): ItemView {
  const { language, timeZone, grafana, logs } = options;
  const words = texts[language];
  const { labels: names } = words;
  const { workload, endedAt, since, container, pod, node, image, status, severity } = notice;
  const duration = formatSpan((endedAt ?? notice.at) - since);
  const moment = (at: number) => formatMoment(at, timeZone, language);
  const facts: Array<[string | undefined, string | null | undefined]> = [
    [names['cluster'], notice.cluster],
    [names['namespace'], workload?.namespace],
    [names['workload'], workload && `${workload.kind} ${workload.name}`],
    [names['container'], container],
    [names['pod'], pod === workload?.name ? null : pod],
    [names['node'], node === workload?.name ? null : node],
    [names['image'], image],
    [names['times'], notice.occurrences > 1 ? String(notice.occurrences) : null],
    [names['since'], moment(since)],
    [names['ended'], endedAt === null ? null : `${moment(endedAt)} (${duration})`],
  ];
  return {
    ...{
      status,
      severity,
      source: notice.source,
      reason: notice.reason,
      cluster: notice.cluster,
      labels: notice.labels,
    },
    severityText: words.severities[severity],
    icon: status === 'resolved' ? '🟢' : icons[severity],
    title: notice.title[language],
    namespace: workload?.namespace ?? '',
    workload: workload?.name ?? '',
    kind: workload?.kind ?? '',
    ...{ container: container ?? '', pod: pod ?? '', node: node ?? '', image: image ?? '' },
    occurrences: notice.occurrences,
    since: moment(since),
    endedAt: endedAt === null ? '' : moment(endedAt),
    duration,
    message: notice.message,
    why: notice.why?.[language] ?? '',
    next: notice.nextStep?.[language] ?? '',
    log: logs[notice.subject] ?? '',
    facts: facts.flatMap(([label, value]) => (label && value ? [{ label, value }] : [])),
    links: linksOfItem(notice, grafana, words.links),
  };
}

const hourMs = 3_600_000;
const app = 'a/vigil-kubernetes-app';

function linksOfItem(notice: Notice, grafana: string | undefined, names: Record<string, string>): Link[] {
  const links: Link[] = [];
  const add = (text: string | undefined, url: string) => links.push({ text: text ?? '', url });
  const { source, subject, since, at, cluster, workload } = notice;
  const range = {
    from: new Date(since - hourMs).toISOString(),
    to: new Date(Math.max(at, since) + hourMs).toISOString(),
  };
  if (grafana !== undefined && source === 'incident') {
    const incident = { ...range, cluster, incident: subject };
    add(names['incident'], address(grafana, 'exceptions', incident));
    add(names['log'], address(grafana, 'exceptions', { ...incident, tab: 'log' }));
  }
  if (grafana !== undefined && source === 'finding') {
    add(names['audit'], address(grafana, 'audit', { cluster, workload: workload ? workloadKey(workload) : '' }));
  }
  if (grafana !== undefined && workload && workload.kind !== 'Node') {
    add(names['resources'], address(grafana, 'resources', { ...range, cluster, workload: workloadKey(workload) }));
  }
  if (notice.url !== '') {
    add(names['source'], notice.url);
  }
  return links;
}

/** Those of a single trouble, or the list of all. */
function linksOf(message: Message, items: readonly ItemView[], grafana: string, list: string): Link[] {
  const [only] = items;
  if (only && message.firing + message.resolved === 1) {
    return only.links;
  }
  const { group } = message;
  const latest = message.items.reduce((last, { at }) => Math.max(last, at), message.since);
  return [
    {
      text: list,
      url: address(grafana, 'exceptions', {
        from: new Date(message.since - hourMs).toISOString(),
        to: new Date(latest + hourMs).toISOString(),
        cluster: group['cluster'] ?? '',
        namespace: group['namespace'] ?? '',
        reason: group['reason'] ?? '',
      }),
    },
  ];
}

function address(grafana: string, page: string, parameters: Record<string, string>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== '');
  // Colons and slashes may stand as they are: some services count every byte.
  const query = new URLSearchParams(given).toString().replaceAll('%3A', ':').replaceAll('%2F', '/');
  return `${grafana}/${app}/${page}?${query}`;
}

function placeOf(group: Record<string, string>, items: readonly Notice[]): string {
  const common = (pick: (item: Notice) => string | undefined) => {
    const values = new Set(items.map(pick));
    return values.size === 1 ? ([...values][0] ?? '') : '';
  };
  const namespace = group['namespace'] || common(({ workload }) => workload?.namespace);
  const workload = group['workload'] || common((item) => item.workload?.name);
  const cluster = group['cluster'] || common((item) => item.cluster);
  return [namespace, workload].filter((part) => part !== '').join('/') || cluster;
}

/** How many items the default templates tell at length. */
export const longItemsOf = (view: Pick<MessageView, 'items'>): number =>
  view.items.length <= longItems ? longItems : 1;
