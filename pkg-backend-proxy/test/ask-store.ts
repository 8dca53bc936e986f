import assert from 'node:assert/strict';
import { IncidentQuery } from '@vigil/core/contract/incidents';
import { Incident } from '@vigil/core/vocabulary/incident';
import type { IncidentStore, LogTarget, Recording } from '../src/store/incident-store.ts';

/** A query of incidents; what is not given is as a page asks for it. */
export const page = (query: Partial<IncidentQuery> = {}) => IncidentQuery.parse(query);

/** The log that the store wants for this recording. */
export async function targetOf(store: IncidentStore, recording: Recording): Promise<LogTarget> {
  const { wanted } = await store.record([recording]);
  assert.ok(wanted[0]);
  return wanted[0];
}

/** The one incident there is. */
export async function only(store: IncidentStore): Promise<Incident> {
  const { incidents } = await store.list(page());
  assert.equal(incidents.length, 1);
  return Incident.parse(incidents[0]);
}
