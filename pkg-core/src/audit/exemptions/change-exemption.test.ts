import assert from 'node:assert/strict';
import { it } from 'node:test';
import { longestExemption, mostExemptions } from '../../contract/exemptions.ts';
import { catalogue } from '../catalogue.ts';
import { createExemption, revokeExemption } from './change-exemption.ts';

const now = Date.UTC(2026, 10, 20, 10);
const context = { id: '0123456789abcdef', author: 'ada', now };
const draft = {
  action: 'create' as const,
  checks: ['ha-12'],
  scope: { level: 'everywhere' as const },
  reason: 'known',
  expiresAt: (now + 1) as number | 'never',
};
const made = (more: Partial<typeof draft> = {}, active = 0) => {
  const outcome = createExemption({ ...draft, ...more }, catalogue, active, context);
  return 'exemption' in outcome ? outcome.exemption : assert.fail(outcome.fault.text);
};
const fault = (more: Partial<typeof draft>, active = 0) => {
  const outcome = createExemption({ ...draft, ...more }, catalogue, active, context);
  return 'fault' in outcome ? `${outcome.fault.code}: ${outcome.fault.text}` : 'it is accepted';
};

it('notes who, since when and until when', () => {
  const { id, checks, author, createdAt, expiresAt, revoked, source } = made();
  assert.deepEqual(
    { id, checks, author, createdAt, expiresAt, revoked, source },
    {
      id: context.id,
      checks: ['HA-12'],
      author: 'ada',
      createdAt: now,
      expiresAt: now + 1,
      revoked: null,
      source: 'stored',
    }
  );
  assert.equal(made({ expiresAt: 'never' }).expiresAt, null);
  assert.equal(made({ expiresAt: now + longestExemption }).expiresAt, now + longestExemption);
  assert.equal(made({}, mostExemptions.active - 1).author, 'ada');
});

it('refuses what makes no sense, and says what to do', () => {
  assert.match(fault({ expiresAt: now }), /^bad-request: .*expiresAt: must be later than now/);
  assert.match(fault({ expiresAt: now + longestExemption + 1 }), /^bad-request: .*a year ahead, or "never"/);
  assert.match(fault({ checks: ['HA-12', 'HA-99'] }), /^bad-request: .*no check "HA-99"/);
  assert.match(fault({}, mostExemptions.active), /^too-many: .*Revoke some/);
});

it('is taken back once, and not after its end', () => {
  const exemption = made({ expiresAt: now + 100 });
  const revoked = revokeExemption(exemption, { author: 'bob', now: now + 10 });
  assert.deepEqual(revoked.revoked, { at: now + 10, author: 'bob' });
  assert.equal(revokeExemption(revoked, { author: 'eve', now: now + 20 }), revoked);
  assert.equal(revokeExemption(exemption, { author: 'bob', now: now + 100 }), exemption);
});
