import React from 'react';
import { screen } from '@testing-library/react';
import { setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import type { WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import { exampleIncident } from '../../../testing/example-incidents';
import { renderPage } from '../../../testing/render-page';
import { IncidentLinks } from './IncidentLinks';

const base = '/a/vigil-kubernetes-app';
const state = 'ds=prom&from=now-1h&to=now';

function linksOf(workload: WorkloadRef) {
  setDataSourceSrv({ getList: () => [] } as unknown as DataSourceSrv);
  const Links = () => <IncidentLinks incident={exampleIncident({ cluster: 'demo', workload })} dataSource="" />;
  renderPage(Links, { url: `${base}/exceptions?${state}`, settings: {} });
  return screen
    .queryAllByRole('link')
    .map((link) => [link.textContent, decodeURIComponent(link.getAttribute('href') ?? '')]);
}

const to = (page: string, query: string) => `${base}/${page}?${state}&cluster=demo&${query}`;
const node = { kind: 'Node', namespace: '', name: 'node-2' };
type Case = [workload: WorkloadRef, resources: [text: string, query: string] | null, findings: string];
const cases: Case[] = [
  [
    { kind: 'Deployment', namespace: 'shop', name: 'cart' },
    ['Its resources', 'namespace=shop&workload=Deployment/shop/cart'],
    'workload=Deployment/shop/cart',
  ],
  [node, ['Its resources', 'group=node&search=node-2&row=Node//node-2'], 'workload=Node//node-2'],
  [
    { kind: 'Service', namespace: 'shop', name: 'cart' },
    ['Resources of namespace shop', 'namespace=shop'],
    'workload=Service/shop/cart',
  ],
  [{ ...node, kind: 'PersistentVolume' }, null, 'workload=PersistentVolume//node-2'],
  [{ ...node, name: '' }, null, 'workload=Node//'],
];

it.each(cases)('leads from %j to where it is to be seen', (workload, resources, findings) => {
  expect(linksOf(workload)).toEqual([
    ...(resources ? [[resources[0], to('resources', resources[1])]] : []),
    ['Its audit findings', to('audit', findings)],
  ]);
});
