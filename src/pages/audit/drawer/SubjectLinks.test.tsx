import React from 'react';
import { render, screen } from '@testing-library/react';
import { SubjectLinks } from './SubjectLinks';

const at = Date.UTC(2026, 10, 21, 10);
const base = '/a/vigil-kubernetes-app';
const range = 'ds=prom&from=2026-11-21T09:00:00.000Z&to=2026-11-21T10:00:00.000Z&cluster=demo';

function linksOf(kind: string, namespace: string, name: string) {
  const finding = { subject: { kind, namespace, name }, cluster: 'demo' };
  render(<SubjectLinks finding={finding} source="prom" range={{ from: at - 3_600_000, to: at }} />);
  return screen
    .queryAllByRole('link')
    .map((link) => [link.textContent, decodeURIComponent(link.getAttribute('href') ?? '')]);
}

it('leads from a node to its own exceptions and to its row', () => {
  expect(linksOf('Node', '', 'node-2')).toEqual([
    ['Its exceptions', `${base}/exceptions?${range}&workload=Node//node-2`],
    ['Its resources', `${base}/resources?${range}&group=node&search=node-2&row=Node//node-2`],
  ]);
});

it('says that it leads to the namespace of what has neither exceptions nor resources', () => {
  expect(linksOf('PersistentVolumeClaim', 'shop', 'data')).toEqual([
    ['Exceptions of namespace shop', `${base}/exceptions?${range}&namespace=shop`],
    ['Resources of namespace shop', `${base}/resources?${range}&namespace=shop`],
  ]);
});

it('leads nowhere from what no other page knows', () => {
  expect(linksOf('Target', '', 'etcd 10.0.0.1:2379')).toEqual([]);
});
