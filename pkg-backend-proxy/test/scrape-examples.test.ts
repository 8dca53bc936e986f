import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it('shows on the page the ServiceMonitor that is delivered', () => {
  const delivered = read('deploy/kubernetes/service-monitor.yaml').replace(/^(#.*\n)+/, '');
  assert.ok(delivered.includes('kind: ServiceMonitor'));
  assert.ok(read('src/pages/audit/history/scrape-examples.ts').includes(delivered.trimEnd()));
});
