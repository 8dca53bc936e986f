import type { Block } from '../../export/document.ts';
import type { LocalText } from '../../vocabulary/local-text.ts';
import { formatBytes, formatNumber, formatShare, formatSpan } from '../format-quantity.ts';
import type { Figures } from '../pod-row.ts';
import { commitmentOf } from '../read-nodes.ts';
import type { ResourceRow } from '../roll-up.ts';
import { windowSeconds } from '../scope.ts';
import { reportTexts } from './report-texts.ts';
import type { ResourceReport } from './resource-report.ts';

type Language = keyof LocalText;

/** Rows of figures in a report: who wants all of them takes the CSV. */
export const mostRows = 200;

/** Summary, verdicts, recommendations, figures, method, policy and queries, in this order. */
export function reportToDocument(report: ResourceReport, language: Language): Block[] {
  const words = reportTexts(language);
  const heading = (text: string): Block => ({ type: 'heading', level: 2, text });
  const judged = report.rows.filter(({ verdicts }) => verdicts.length > 0);
  return [
    { type: 'heading', level: 1, text: report.name ? `${words.title}: ${report.name}` : words.title },
    ...(report.note ? [{ type: 'paragraph', text: report.note } as const] : []),
    { type: 'list', items: basisOf(report, words) },
    heading(words.summary),
    { type: 'list', items: summaryOf(report, words) },
    heading(words.verdicts),
    judged.length === 0
      ? { type: 'paragraph', text: words.noVerdicts }
      : {
          type: 'list',
          items: judged.flatMap((row) => row.verdicts.map(({ text }) => `${nameOf(row)}: ${text[language]}`)),
        },
    ...(report.advice.length > 0 ? [heading(words.advice), ...adviceBlocks(report, language)] : []),
    heading(words.figures),
    figuresTable(report.rows.slice(0, mostRows), words),
    ...(report.rows.length > mostRows
      ? [{ type: 'paragraph', text: words.cut(mostRows, report.rows.length) } as const]
      : []),
    heading(words.method),
    { type: 'list', items: words.methods(report.intervalSeconds, report.peakSeconds) },
    heading(words.policy),
    { type: 'list', items: policyLines(report) },
    heading(words.queries),
    ...(report.warnings.length > 0 ? [{ type: 'list', items: report.warnings } as const] : []),
    ...queryBlocks(report, language),
  ];
}

type Words = ReturnType<typeof reportTexts>;

function basisOf(report: ResourceReport, words: Words): string[] {
  const { window, cluster, namespaces, source, rows, total, link } = report;
  const samples = Math.max(0, ...rows.map((row) => row.samples));
  return [
    `${words.window}: ${new Date(window.from).toISOString()} – ${new Date(window.to).toISOString()} (${formatSpan(windowSeconds(window))})`,
    `${words.source}: ${source}`,
    ...(cluster ? [`${words.cluster}: ${cluster}`] : []),
    `${words.namespaces}: ${namespaces.length === 0 ? words.all : namespaces.join(', ')}`,
    `${words.rows}: ${rows.length === total ? total : `${rows.length} / ${total}`}`,
    `${words.samples}: ${samples}`,
    ...(link ? [`${words.link}: ${link}`] : []),
  ];
}

function summaryOf({ summary, nodes }: ResourceReport, words: Words): string[] {
  const { starved, oomRisk, wasted, withoutLargest } = summary;
  const names = (rows: readonly ResourceRow[]) =>
    rows.length === 0
      ? words.none
      : `${rows.length} (${rows.slice(0, 10).map(nameOf).join(', ')}${rows.length > 10 ? ', …' : ''})`;
  const full = nodes.flatMap((node) => {
    const commitment = commitmentOf(node, 'requests');
    return commitment ? [{ name: node.node, ...commitment }] : [];
  });
  const fullest = full.sort((a, b) => b.ratio - a.ratio).slice(0, 3);
  return [
    `${words.starved}: ${names(starved)}`,
    `${words.oomRisk}: ${names(oomRisk)}`,
    `${words.wasted}: ${wasted ? words.wastedOf(formatNumber(wasted.cores), formatNumber(wasted.requestedCores), formatBytes(wasted.bytes), formatBytes(wasted.requestedBytes)) : words.unknown}`,
    `${words.fullest}: ${fullest.length === 0 ? words.unknown : fullest.map(({ name, resource, ratio }) => `${name} ${formatShare(ratio)} ${words[resource]}`).join(', ')}`,
    ...(withoutLargest
      ? [`${words.withoutLargest}: ${formatShare(withoutLargest.ratio)} ${words[withoutLargest.resource]}`]
      : []),
  ];
}

function adviceBlocks({ advice }: ResourceReport, language: Language): Block[] {
  return advice.flatMap<Block>(({ workload, lines, patch }) => [
    { type: 'heading', level: 3, text: `${workload.kind} ${workload.namespace}/${workload.name}` },
    { type: 'list', items: lines.map((line) => line[language]) },
    ...(patch ? [{ type: 'code', text: patch } as const] : []),
  ]);
}

function figuresTable(rows: readonly ResourceRow[], words: Words): Block {
  const four = ({ average, max, request, limit }: Figures, format: (value: number) => string) =>
    [average, max, request, limit].map((value) => (value === undefined ? '–' : format(value)));
  return {
    type: 'table',
    head: words.columns,
    right: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    rows: rows.map((row) => [
      nameOf(row),
      ...four(row.cpu, formatNumber),
      ...four(row.memory, formatBytes),
      row.throttled === undefined ? '–' : formatShare(row.throttled),
      row.restarts === undefined ? '–' : String(row.restarts),
      row.verdicts.map(({ kind }) => kind).join(', '),
    ]),
  };
}

function policyLines({ policy }: ResourceReport): string[] {
  return Object.entries(policy).map(
    ([name, value]) => `${name} = ${typeof value === 'object' ? JSON.stringify(value) : value}`
  );
}

function queryBlocks({ queries }: ResourceReport, language: Language): Block[] {
  return queries.flatMap<Block>(({ title, expr, time, milliseconds, series, problem }) => [
    {
      type: 'paragraph',
      text: [
        title[language],
        new Date(time).toISOString(),
        ...(series === undefined ? [] : [`${series} series`]),
        ...(milliseconds === undefined ? [] : [`${Math.round(milliseconds)} ms`]),
        ...(problem === undefined ? [] : [problem]),
      ].join(' · '),
    },
    { type: 'code', text: expr },
  ]);
}

function nameOf({ subject }: ResourceRow): string {
  return [subject.kind, [subject.namespace, subject.name].filter(Boolean).join('/')].join(' ').trim();
}
