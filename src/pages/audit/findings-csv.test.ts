import { catalogue } from '@vigil/core/audit/catalogue';
import { findingIdentity } from '@vigil/core/audit/history/compare-audits';
import type { Finding } from '@vigil/core/vocabulary/finding';
import { uncheckedEntries } from './audit-entry';
import { findingsCsv } from './findings-csv';

const finding: Finding = {
  id: 'IM-01 Deployment/shop/cart',
  check: 'IM-01',
  severity: 'medium',
  cluster: 'demo',
  subject: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
  summary: { en: '=1+1, "quoted"', zh: '' },
  evidence: { figures: [{ label: { en: 'Image', zh: '' }, value: 'cart:latest' }], query: null, excerpt: null },
};

const header = 'check,title,status,severity,cluster,kind,namespace,name,node,summary,evidence,since_then';
const written = `IM-01,Image without a fixed tag,fail,medium,demo,Deployment,shop,cart,,"'=1+1, ""quoted""",Image: cart:latest`;
const parts = { checks: catalogue, findings: [finding], comparison: null, exempt: [], notChecked: [] };

it('writes one line a finding, then the checks that could not be decided', () => {
  const certificate = catalogue.filter(({ id }) => id === 'ND-09');
  const notChecked = uncheckedEntries(certificate, { en: 'no data', zh: '' }, 'demo');
  expect(findingsCsv({ ...parts, notChecked }).split('\r\n')).toEqual([
    header,
    `${written},`,
    expect.stringMatching(/^ND-09,.+,unknown,.+,demo,,,,,no data,,$/),
    '',
  ]);
});

it('says what is new since the moment it is compared with, and what is gone', () => {
  const comparison = {
    at: 0,
    states: new Map([[findingIdentity(finding), 'new' as const]]),
    fixed: [{ ...finding, id: 'IM-01 x', subject: { ...finding.subject, name: 'pay' } }],
  };
  expect(findingsCsv({ ...parts, comparison }).split('\r\n')).toEqual([
    header,
    `${written},new`,
    'IM-01,Image without a fixed tag,fixed,medium,demo,Deployment,shop,pay,,,,fixed',
    '',
  ]);
});
