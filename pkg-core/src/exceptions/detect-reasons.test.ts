import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { detectExceptions } from './detect-exceptions.ts';
import { ended, eventOf, iso, podWith, running, t0, waiting } from './test-pods.ts';
import { calm, first, toldWithCode, toldWithLog, left } from './testing/test-detection.ts';

describe('every reason a container waits for', () => {
  const severity: Record<string, string> = { RemoveContainerError: 'medium', ResizePodInPlaceError: 'medium' };
  for (const reason of [
    'ImageInspectError',
    'ErrImageNeverPull',
    'InvalidImageName',
    'RegistryUnavailable',
    'SignatureValidationFailed',
    'ImageVolumeMountFailed',
    'RROUnsupported',
    'SecurityProfileInvalid',
    'CreateContainerConfigError',
    'CreateContainerError',
    'PreCreateHookError',
    'PreStartHookError',
    'PostStartHookError',
    'RunContainerError',
    'KillContainerError',
    'CreatePodSandboxError',
    'ConfigPodSandboxError',
    'KillPodSandboxError',
    'RemoveContainerError',
    'ResizePodInPlaceError',
  ]) {
    it(reason, () => {
      const pod = podWith({ state: waiting(reason, 'why') });
      assert.deepEqual(toldWithLog(pod), [`app ${reason} ${severity[reason] ?? 'high'} none`]);
      assert.equal(first(pod).exceptions[0]?.message, 'why');
    });
  }
  it('none yet, for too long', () => {
    const pod = podWith({ state: {} }, { status: { startTime: iso(-301) } });
    assert.deepEqual(toldWithLog(pod), ['null ContainerCreating medium none']);
  });
  it('creating again after the kubelet lost it: both', () => {
    const lastState = ended('i', 137, -400, 'ContainerStatusUnknown');
    const pod = podWith({ restartCount: 1, state: waiting('ContainerCreating'), lastState });
    assert.deepEqual(toldWithLog(pod), [
      'null ContainerCreating medium none',
      'app ContainerStatusUnknown medium current',
    ]);
  });
  it('a hook that failed is one trouble with the end of its container, now and in back-off', () => {
    const lastState = ended('i', 137, -3);
    const failed = podWith({ restartCount: 1, state: waiting('PostStartHookError'), lastState });
    assert.deepEqual(toldWithLog(failed), ['app PostStartHookError high current']);
    const later = podWith({ restartCount: 1, state: waiting('CrashLoopBackOff'), lastState });
    assert.equal(first(failed).exceptions[0]?.fingerprint, first(later).exceptions[0]?.fingerprint);
  });
});

describe('every reason a container ended with', () => {
  const cases: Array<[string, number, string]> = [
    ['Error', 1, 'high'],
    ['OOMKilled', 137, 'critical'],
    ['OOMKilled', 1, 'critical'],
    ['StartError', 128, 'high'],
    ['ContainerCannotRun', 127, 'high'],
    ['ContainerStatusUnknown', 137, 'medium'],
    ['DeadlineExceeded', 143, 'medium'],
    ['seccomp killed', 159, 'high'],
    ['Unknown', 255, 'medium'],
  ];
  for (const [reason, exitCode, severity] of cases) {
    it(`${reason} ${exitCode}`, () => {
      const pod = podWith({ restartCount: 1, state: running(-20), lastState: ended('i', exitCode, -30, reason) });
      assert.deepEqual(toldWithLog(pod), [`app ${reason} ${severity} previous`]);
      const [exception] = first(podWith({ state: ended('i', exitCode, -30, reason) })).exceptions;
      assert.deepEqual([exception?.exitCode, exception?.log], [exitCode, 'current']);
    });
  }
  it('seccomp is told though it crash loops', () => {
    const lastState = ended('i', 159, -30, 'seccomp killed');
    assert.deepEqual(toldWithLog(podWith({ restartCount: 9, state: waiting('CrashLoopBackOff'), lastState })), [
      'app seccomp killed high current',
    ]);
  });

  const completed = (restartCount: number) =>
    podWith({ restartCount, ready: true, state: running(-20), lastState: ended('i', 0, -30) });
  it('Completed: once is let pass, again and again is not what restartPolicy Always asks for', () => {
    assert.deepEqual([toldWithLog(completed(1)), left(completed(1))], [[], ['completed']]);
    assert.deepEqual(toldWithLog(completed(2)), ['app Completed medium previous']);
  });
  it('Completed under restartPolicy OnFailure, and of init containers, is how they end', () => {
    const onFailure = podWith({ restartCount: 2, state: ended('i', 0, -5) }, { spec: { restartPolicy: 'OnFailure' } });
    const initContainerStatuses = [{ name: 'init', restartCount: 3, state: ended('i', 0, -5) }];
    const init = podWith({ ready: true, state: running(-5) }, { status: { initContainerStatuses } });
    assert.deepEqual([toldWithLog(onFailure), toldWithLog(init)], [[], []]);
  });
  it('a back-off that follows an end without error is told, though the end was left out', () => {
    const before = podWith({ restartCount: 0, state: ended('i', 0, -1) });
    const after = podWith({ restartCount: 0, state: waiting('CrashLoopBackOff'), lastState: ended('i', 0, -1) });
    const { exceptions } = detectExceptions(before, after, t0, calm);
    assert.deepEqual(
      exceptions.map(({ reason }) => reason),
      ['CrashLoopBackOff']
    );
  });
});

describe('init, sidecar and ephemeral containers', () => {
  const sidecar = (status: object) =>
    podWith(
      { ready: true, state: running(-600) },
      {
        spec: {
          containers: [{ name: 'app' }],
          initContainers: [{ name: 'proxy', restartPolicy: 'Always', livenessProbe: { tcpSocket: { port: 1 } } }],
        },
        status: { initContainerStatuses: [{ name: 'proxy', ...status }] },
      }
    );
  const about = (message: string, fieldPath: string, reason = 'Killing') => {
    const event = eventOf(reason, message, -60, 'Normal');
    return { events: [{ ...event, object: { ...event.object, fieldPath } }] };
  };
  const crashed = (exitCode: number) =>
    sidecar({ restartCount: 1, state: running(-20), lastState: ended('i', exitCode, -30) });

  it('a sidecar that crashes has its role', () => {
    const [exception] = first(crashed(1)).exceptions;
    assert.deepEqual(
      [exception?.container, exception?.containerRole, exception?.reason],
      ['proxy', 'sidecar', 'Error']
    );
  });
  it('a sidecar that ends without an error again and again', () => {
    const pod = sidecar({ restartCount: 2, state: running(-20), lastState: ended('i', 0, -30) });
    assert.deepEqual(toldWithLog(pod), ['proxy Completed medium previous']);
  });
  const kills: Array<[string, string, string]> = [
    ['liveness', 'Init container proxy failed liveness probe', 'LivenessKilled'],
    ['startup', 'Init container proxy failed startup probe, will be restarted', 'StartupProbeFailed'],
  ];
  for (const [probe, message, reason] of kills) {
    it(`a sidecar killed by its ${probe} probe`, () => {
      assert.deepEqual(toldWithLog(crashed(137), about(message, 'spec.initContainers{proxy}')), [
        `proxy ${reason} high previous`,
      ]);
    });
  }
  it('an event without a field path concerns the container it names', () => {
    const other = about('Container app failed liveness probe, will be restarted', '');
    assert.deepEqual(toldWithLog(crashed(137), other), ['proxy Error high previous']);
    const own = about('Container proxy failed liveness probe, will be restarted', '');
    assert.deepEqual(toldWithLog(crashed(137), own), ['proxy LivenessKilled high previous']);
  });
  it('a probe that killed counts though the application ended without an error', () => {
    const pod = podWith({ restartCount: 1, state: running(-20), lastState: ended('i', 0, -30) });
    const event = about('Container app failed liveness probe, will be restarted', 'spec.containers{app}');
    assert.deepEqual(toldWithLog(pod, event), ['app LivenessKilled high previous']);
  });
  it('a sidecar that is stopped when the work is done', () => {
    const pod = podWith(
      { state: ended('i', 0, -5) },
      {
        spec: { restartPolicy: 'Never', initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] },
        status: { initContainerStatuses: [{ name: 'proxy', state: ended('p', 137, -1) }] },
      }
    );
    assert.deepEqual([toldWithLog(pod), left(pod)], [[], ['succeeded', 'completed']]);
  });
  it('an ephemeral container whose image can not be pulled is debugging', () => {
    const ephemeralContainerStatuses = [{ name: 'debug', state: waiting('ImagePullBackOff') }];
    const pod = podWith({ ready: true, state: running(-600) }, { status: { ephemeralContainerStatuses } });
    assert.deepEqual([toldWithLog(pod), left(pod)], [[], ['debugging']]);
  });
});

describe('what ended a container', () => {
  const killedBy = (message: string, reason: string, at: number, exitCode = 137) =>
    toldWithCode(podWith({ restartCount: 1, state: running(-20), lastState: ended('i', exitCode, -30) }), {
      events: [eventOf(reason, message, at, 'Normal')],
    });
  const probe = 'Container app failed liveness probe, will be restarted';
  const cases: Array<[string, string[], string]> = [
    ['a liveness probe', killedBy(probe, 'Killing', -60), 'LivenessKilled'],
    ['a liveness probe, whatever the exit code', killedBy(probe, 'Killing', -60, 2), 'LivenessKilled'],
    [
      'a startup probe',
      killedBy('Container app failed startup probe, will be restarted', 'Killing', -60),
      'StartupProbeFailed',
    ],
    [
      'a probe that failed, and SIGKILL',
      killedBy('Liveness probe failed: timeout', 'Unhealthy', -60),
      'LivenessKilled',
    ],
    ['its own crash after a probe failed', killedBy('Liveness probe failed: timeout', 'Unhealthy', -60, 1), 'Error'],
    ['a failing readiness probe does not kill', killedBy('Readiness probe failed: timeout', 'Unhealthy', -60), 'Error'],
    ['a probe long before does not kill', killedBy(probe, 'Killing', -600), 'Error'],
  ];
  for (const [name, exceptions, reason] of cases) {
    it(name, () => assert.equal(exceptions[0]?.split(' ')[1], reason));
  }
  it('an event about another container says nothing', () => {
    const event = eventOf('Killing', probe, -60, 'Normal');
    const other = { ...event, object: { ...event.object, fieldPath: 'spec.containers{proxy}' } };
    const pod = podWith({ restartCount: 1, state: running(-20), lastState: ended('i', 137, -30) });
    assert.deepEqual(toldWithCode(pod, { events: [other] }), ['app Error 137']);
  });
});
