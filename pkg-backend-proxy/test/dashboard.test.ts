import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Metrics } from '../src/http/metrics.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import { FakeClusterSource } from './fake-cluster-source.ts';

interface Panel {
  id: number;
  type: string;
  title: string;
  description?: string;
  datasource?: { uid: string };
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: Array<{ expr: string; legendFormat: string; datasource: { uid: string } }>;
  fieldConfig?: { defaults: { unit?: string } };
}

const file = new URL('../../provisioning/dashboards/vigil-proxy.json', import.meta.url);
const dashboard = JSON.parse(readFileSync(file, 'utf8')) as {
  uid: string;
  panels: Panel[];
  templating: { list: Array<{ name: string; type: string; definition?: string }> };
};
const charts = dashboard.panels.filter(({ type }) => type !== 'row');
const metricsIn = (text: string) => text.match(/\b(?:vigil|process|nodejs)_[a-z0-9_]+/g) ?? [];

async function exposition(): Promise<string> {
  const store = openSqliteStore(':memory:');
  const metrics = new Metrics({
    ...{ store, sources: [new FakeClusterSource()], hub: { dropped: 0 }, now: () => 1 },
    ...{ recording: () => [], audit: () => [], openStreams: () => 0 },
  });
  const text = await metrics.text();
  await store.close();
  return text;
}

describe('the dashboard of the proxy', async () => {
  const text = await exposition();
  const kinds = new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, kind]) => [name ?? '', kind]));

  it('asks for metrics that the proxy has, counters as rates', () => {
    const asked = charts.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    const ofVariables = dashboard.templating.list.map(({ definition = '' }) => definition);
    for (const expression of [...asked, ...ofVariables]) {
      for (const name of metricsIn(expression)) {
        const base = name.replace(/_(?:bucket|sum|count)$/, '');
        const kind = kinds.get(name) ?? (kinds.get(base) === 'histogram' ? 'histogram' : undefined);
        assert.ok(kind, `${name} in ${expression}`);
        if (kind !== 'gauge') {
          assert.match(expression, new RegExp(`(?:rate|increase)\\(${name}\\{`), `${name} only grows`);
        }
      }
    }
  });

  it('has something to ask in every chart, with unit, legend and description', () => {
    for (const { title, targets = [], fieldConfig, description } of charts) {
      assert.ok(targets.length > 0, title);
      assert.ok(fieldConfig?.defaults.unit, title);
      assert.ok(description, title);
      targets.forEach(({ legendFormat, expr }) => {
        assert.ok(legendFormat, title);
        assert.ok(metricsIn(expr).length > 0, expr);
      });
    }
  });

  it('takes its data from the data source that is chosen', () => {
    assert.equal(dashboard.templating.list[0]?.type, 'datasource');
    const uids = charts.flatMap(({ datasource, targets = [] }) => [
      datasource,
      ...targets.map((one) => one.datasource),
    ]);
    assert.deepEqual([...new Set(uids.map((source) => source?.uid))], ['${datasource}']);
  });

  it('has one place and one id for each panel', () => {
    const ids = dashboard.panels.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)}/${y + Math.floor(index / w)}`)
    );
    assert.equal(new Set(cells).size, cells.length, 'panels overlap');
    assert.ok(dashboard.panels.every(({ gridPos: { x, w } }) => x + w <= 24));
  });
});

describe('the metrics of the proxy', async () => {
  const text = await exposition();

  it('are those the documentation tells of', () => {
    const toldIn = (file: string) => {
      const page = readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8');
      return [...page.matchAll(/^\| `(vigil_\w+)`/gm)].map(([, name]) => name);
    };
    const names = [...text.matchAll(/^# TYPE (vigil_\S+)/gm)].map(([, name]) => name);
    const told = [...toldIn('exceptions.md'), ...toldIn('audit.md')];
    assert.deepEqual(told.toSorted(), names.toSorted());
  });

  it('name counters as counters, and explain every one', () => {
    for (const [, name = '', kind] of text.matchAll(/^# TYPE (vigil_\S+) (\S+)$/gm)) {
      assert.equal(name.endsWith('_total'), kind === 'counter', name);
      assert.match(text, new RegExp(`^# HELP ${name} \\S`, 'm'));
    }
  });
});
