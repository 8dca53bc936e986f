import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPastAudit } from '@vigil/core/audit/history/past-audit';
import { createWorld } from '../world/create-world.ts';
import { minute } from '../world/duration.ts';
import { auditChanges } from '../world/story/audit-planted.ts';
import { plantedAfter } from '../world/story/planted-list.ts';
import { Counters } from './counters.ts';
import type { Sample } from './sample.ts';
import { vigilTarget } from './vigil.ts';

const start = Date.UTC(2026, 10, 21, 3, 7, 19);
const world = createWorld({ start });
const target = vigilTarget('127.0.0.1:8080');

const samplesAt = (time: number): Sample[] => {
  const page = target.scrape(world.at(time), new Counters());
  return typeof page === 'string' ? assert.fail(page) : page;
};
const findingsIn = (samples: Sample[]) => {
  const of = (name: string) => samples.filter((sample) => sample.name === name);
  const { results } = readPastAudit({
    ...{ finding: of('vigil_audit_finding'), omitted: of('vigil_audit_findings_omitted') },
    ...{ status: of('vigil_audit_check_status'), earned: [], possible: [] },
  });
  return new Set(results.flatMap(({ findings }) => findings.map(({ id }) => id)));
};

test('six hours tell of findings that came and of one that went', () => {
  const early = findingsIn(samplesAt(start + minute));
  const late = findingsIn(samplesAt(start + plantedAfter));
  assert.ok(early.size > 20);
  assert.deepEqual(
    auditChanges.new.filter((id) => !late.has(id) || early.has(id)),
    []
  );
  assert.deepEqual(
    auditChanges.fixed.filter((id) => late.has(id) || !early.has(id)),
    []
  );
});

test('two scrapes soon after another are one evaluation', () => {
  const later = start + plantedAfter + 20 * minute;
  assert.equal(samplesAt(later), samplesAt(later + minute));
});
