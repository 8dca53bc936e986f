import React from 'react';
import { fireEvent, screen } from '@testing-library/react';
import { config } from '@grafana/runtime';
import type { TestRun } from '@vigil/core/contract/test-runs';
import { answerCache } from '../../../../prometheus/answer-cache';
import { fakePrometheus, vector } from '../../../../prometheus/testing/fake-prometheus';
import type { Answers } from '../../../../testing/fake-backend';
import { renderPage } from '../../../../testing/render-page';
import { useTimeRange } from '../../../../url/use-time-range';
import { useUrlState } from '../../../../url/use-url-state';
import { forgetSources } from '../../known-sources';
import { resourcesUrl } from '../../resources-url';
import { RunsToolbar } from '../RunsToolbar';

export const from = Date.UTC(2025, 10, 21, 9);
export const to = Date.UTC(2025, 10, 21, 10);
export const iso = (moment: number) => new Date(moment).toISOString();
export const page = `/a/vigil-kubernetes-app/resources?from=${iso(from)}&to=${iso(to)}&namespace=shop`;
/** A test run of two hours before. */
export const run = (patch: Partial<TestRun> = {}): TestRun => ({
  ...{ id: '0123456789abcdef', key: 'ci-7', name: 'checkout 2k rps', note: 'first try', author: 'jenkins' },
  ...{ labels: { users: '2000' }, scope: { cluster: '', namespaces: ['pay'], workloads: [] } },
  ...{ from: from - 7_200_000, to: to - 7_200_000, createdAt: from, changedAt: from },
  ...patch,
});
export const listOf = (...runs: TestRun[]) => ({ runs, most: 1000, asOf: to });

/** No answer, no run and no role of the test before. */
export function beginAsEditor() {
  answerCache.clear();
  forgetSources();
  localStorage.clear();
  Object.assign(config.bootData.user, { orgRole: 'Editor', login: 'ada' });
}

/** Prometheus with nothing, unless a part of the query says otherwise. */
export function prometheus(answers: Answered[] = []) {
  return fakePrometheus({ answer: (expr) => answers.find((answered) => isAbout(answered, expr))?.[1] ?? vector() });
}

/** All parts stand in the query. */
export type Answered = [parts: Array<string | RegExp>, body: unknown];

export function isAbout([parts]: Answered, expr: string): boolean {
  return parts.every((part) => (part instanceof RegExp ? part.test(expr) : expr.includes(part)));
}

/** All at once: every keystroke would draw the drawer anew. */
export function type(label: string, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

/** The toolbar alone: what it shows comes from the URL. */
function Toolbar() {
  const [{ cluster, namespace, workload }] = useUrlState(resourcesUrl);
  return <RunsToolbar time={useTimeRange()} cluster={cluster[0] ?? ''} namespaces={namespace} workloads={workload} />;
}

/** The drawer, open. */
export async function openRuns(answers: Answers, settings?: { proxyUrl?: string }) {
  const view = renderPage(Toolbar, { url: page, answers, ...(settings && { settings }) });
  await view.user.click(await screen.findByRole('button', { name: 'Test runs' }));
  await screen.findByText(/No run is saved yet|first try|could not be loaded/);
  return view;
}
