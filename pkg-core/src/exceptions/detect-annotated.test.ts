import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Metadata } from '../kubernetes/metadata.ts';
import type { Pod } from '../kubernetes/pod.ts';
import { detectExceptions } from './detect-exceptions.ts';
import { ended, iso, podWith, running, t0, waiting } from './test-pods.ts';

type Annotations = Record<string, string>;
const crashed = (annotations: Annotations = {}): Pod =>
  podWith({ restartCount: 1, state: running(-20), lastState: ended('i', 1, -30) }, { metadata: { annotations } });
const holder = (annotations: Annotations): Metadata => ({ ...podWith(null).metadata, uid: 'other', annotations });
const verdict = (pod: Pod, workload?: Annotations, namespace?: Annotations) => {
  const { exceptions, ignored } = detectExceptions(undefined, pod, t0, {
    events: [],
    workload: workload && holder(workload),
    namespace: namespace && holder(namespace),
  });
  return [...exceptions.map(({ reason }) => reason), ...ignored.map(({ rule }) => rule)].join();
};
const mute = (value: string) => ({ 'vigil.io/mute': value });
const ignore = (value: string) => ({ 'vigil.io/ignore': value });

describe('annotations', () => {
  const cases: Array<[string, string, string]> = [
    ['none', verdict(crashed(), {}, {}), 'Error'],
    ['muted by the pod', verdict(crashed(mute('true'))), 'muted'],
    ['muted by the workload', verdict(crashed(), mute('true')), 'muted'],
    ['muted by the namespace', verdict(crashed(), {}, mute('true')), 'muted'],
    ['the nearest wins', verdict(crashed(mute('false')), {}, mute('true')), 'Error'],
    ['the workload before the namespace', verdict(crashed(), mute('true'), mute('false')), 'muted'],
    ['muted until later', verdict(crashed(mute(iso(1)))), 'muted'],
    ['muted until now', verdict(crashed(mute(iso(0)))), 'Error'],
    ['a reason left out', verdict(crashed(), ignore('OOMKilled, Error')), 'ignored-by-annotation'],
    ['another reason left out', verdict(crashed(), ignore('OOMKilled')), 'Error'],
    ['malformed on the pod', verdict(crashed(mute('yes'))), 'InvalidAnnotation,Error'],
    ['malformed on the pod, told of the workload', verdict(crashed(mute('yes')), {}), 'Error'],
    ['malformed is as good as absent', verdict(crashed(mute('yes')), mute('true')), 'muted'],
    [
      'muted, and another one malformed',
      verdict(crashed({ ...mute('true'), ...ignore('') })),
      'InvalidAnnotation,muted',
    ],
  ];
  for (const [name, found, expected] of cases) {
    it(`${name}: ${expected}`, () => assert.equal(found, expected));
  }
});

describe('a mute', () => {
  it('that expires counts again by itself', () => {
    const pod = crashed(mute(iso(60)));
    const early = detectExceptions(undefined, pod, t0, { events: [] });
    assert.equal(early.lookAgainAt, t0 + 60_000);
    assert.equal(detectExceptions(pod, pod, t0 + 60_000, { events: [] }).exceptions.length, 1);
  });
  it('without an end is asked for again, for its end changes no pod', () => {
    const pod = podWith({ state: waiting('CreateContainerError') });
    const muted = detectExceptions(undefined, pod, t0, { events: [], workload: holder(mute('true')) });
    assert.equal(muted.lookAgainAt, t0 + 600_000);
    assert.equal(detectExceptions(pod, pod, t0, { events: [], workload: holder({}) }).exceptions.length, 1);
  });
  it('that is taken from the pod tells what it hid', () => {
    const { exceptions } = detectExceptions(crashed(mute('true')), crashed(), t0, { events: [] });
    assert.deepEqual(
      exceptions.map(({ reason }) => reason),
      ['Error']
    );
  });
  it('does not make a troubled pod well', () => {
    const pod = podWith(null, {
      metadata: { annotations: mute('true') },
      status: { phase: 'Failed', reason: 'Evicted' },
    });
    assert.deepEqual(detectExceptions(undefined, pod, t0, { events: [] }).recoveries, []);
  });
});

describe('a startup grace', () => {
  const creating = (annotations: Annotations, since: number) =>
    podWith({ state: waiting('ContainerCreating') }, { metadata: { annotations }, status: { startTime: iso(since) } });
  const unready = (annotations: Annotations, since: number) =>
    podWith(
      { ready: false, started: true, state: running(since) },
      {
        metadata: { annotations },
        status: { conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: iso(since) }] },
      }
    );
  const grace = { 'vigil.io/startup-grace': '20m' };
  const short = { 'vigil.io/startup-grace': '90s' };
  const cases: Array<[string, Pod, string]> = [
    ['creating, within', creating(grace, -1199), 'starting'],
    ['creating, over', creating(grace, -1200), 'ContainerCreating'],
    ['creating, a short one', creating(short, -90), 'ContainerCreating'],
    ['not ready, within', unready(grace, -1199), 'young'],
    ['not ready, over', unready(grace, -1200), 'ReadinessFailing'],
    ['not ready, a short one', unready(short, -90), 'ReadinessFailing'],
    ['not ready, none', unready({}, -299), 'young'],
  ];
  for (const [name, pod, expected] of cases) {
    it(`${name}: ${expected}`, () => assert.equal(verdict(pod, {}), expected));
  }
  it('does not stretch the time of one that was ready before', () => {
    const conditions = [{ type: 'Ready', status: 'False', lastTransitionTime: iso(-300) }];
    const pod = podWith(
      { ready: false, started: true, state: running(-900) },
      { metadata: { annotations: grace }, status: { conditions } }
    );
    assert.equal(verdict(pod), 'ReadinessFailing');
  });
});

it('an annotation that is corrected is over', () => {
  const well = (annotations: Annotations) =>
    podWith({ ready: true, state: running(-600) }, { metadata: { annotations } });
  const { recoveries } = detectExceptions(well(mute('yes')), well(mute('true')), t0, { events: [] });
  assert.deepEqual(
    recoveries.map(({ container }) => container),
    [null]
  );
});
