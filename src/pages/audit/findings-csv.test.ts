import { catalogue } from '@vigil/core/audit/catalogue';
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

it('writes one line a finding, then the checks that could not be decided', () => {
  const certificate = catalogue.filter(({ id }) => id === 'ND-09');
  const unchecked = uncheckedEntries(certificate, { en: 'no data', zh: '' }, 'demo');
  expect(findingsCsv([finding], unchecked).split('\r\n')).toEqual([
    'check,title,status,severity,cluster,kind,namespace,name,node,summary,evidence',
    `IM-01,Image without a fixed tag,fail,medium,demo,Deployment,shop,cart,,"'=1+1, ""quoted""",Image: cart:latest`,
    expect.stringMatching(/^ND-09,.+,unknown,.+,demo,,,,,no data,$/),
    '',
  ]);
});
