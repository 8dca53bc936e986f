import { describeReason } from '@vigil/core/exceptions/reasons/describe-reason';
import type { Happening, Recording } from '../../pkg-backend-proxy/src/store/incident-store.ts';

/** How long back the incidents begin. */
export const spanMs = 13.5 * 86_400_000;

const workloads = 5_000;
const namespaces = ['shop', 'pay', 'data', 'ml', 'web', 'batch', 'edge', 'auth', 'search', 'mail'];
/** With the share of each in ten incidents of one workload. */
const kinds = [
  { reason: 'OOMKilled', exitCode: 137, message: '' },
  { reason: 'Error', exitCode: 1, message: 'panic: connection to the database was refused' },
  { reason: 'CrashLoopBackOff', exitCode: 1, message: 'back-off 5m0s restarting failed container' },
  { reason: 'ImagePullBackOff', exitCode: null, message: 'manifest unknown: no such tag in the registry' },
  { reason: 'LivenessKilled', exitCode: 137, message: 'Liveness probe failed: HTTP probe failed with statuscode: 503' },
  { reason: 'Error', exitCode: 2, message: 'usage: worker [--queue NAME]' },
  { reason: 'CreateContainerConfigError', exitCode: null, message: 'configmap "settings" not found' },
  { reason: 'Error', exitCode: 139, message: 'segmentation fault' },
  { reason: 'ReadinessFailing', exitCode: null, message: 'Readiness probe failed: dial tcp: connection refused' },
  { reason: 'Error', exitCode: 255, message: 'unexpected end of the input' },
];

/** The only words that one incident in a thousand has. */
export const rareWord = 'flux-capacitor';

/**
 * Everything one look would tell of incident `index`: one to about ten occurrences over hours, in four of five cases its
 * end. `round`: of a second telling, whose occurrences come on top.
 */
export function exampleRecording(index: number, now: number, random: () => number, round = 0): Recording {
  const kind = kinds[Math.floor(index / workloads) % kinds.length] ?? { reason: 'Error', exitCode: 1, message: '' };
  const number = index % workloads;
  const generation = Math.floor(index / (workloads * kinds.length));
  const name = `service-${number}${generation > 0 ? `-${generation}` : ''}`;
  const namespace = namespaces[number % namespaces.length] ?? 'shop';
  const cluster = number % 7 === 0 ? 'staging' : 'production';
  const workload = { kind: 'Deployment', namespace, name };
  const podUid = `${cluster}-${namespace}-${name}-uid`;
  const first = round > 0 ? now : now - Math.floor(random() * spanMs);
  const count = round > 0 ? 1 : Math.max(1, Math.min(12, Math.floor(-2.5 * Math.log(1 - random()))));
  const last = Math.min(now, first + (count - 1) * 900_000);
  const message = index % 1000 === 11 ? `${kind.message}; ${rareWord} misaligned` : kind.message;
  const happening = (occurrence: number): Happening => ({
    workload,
    exception: {
      ...{
        container: 'app',
        containerRole: 'main',
        reason: kind.reason,
        severity: describeReason(kind.reason).severity,
      },
      ...{ exitCode: kind.exitCode, signal: null, message, at: Math.min(last, first + occurrence * 900_000) },
      fingerprint: `${podUid}/app/${index}/${round}/${occurrence}`,
      image: `registry.example/${namespace}/${name}:2.14.${generation}`,
      containerId: `containerd://${podUid}/${round}/${occurrence}`,
      restartCount: occurrence,
      log: index % 10 === 0 && round === 0 && occurrence === count - 1 ? 'previous' : 'none',
    },
    ...{ pod: `${name}-7d4b9c6f5-x2x7q`, podUid, holderUid: podUid, node: `node-${number % 100}` },
    context: null,
    change: index % 12 === 0 ? { what: 'image', at: first - 300_000, from: 'app:2.13.0', to: 'app:2.14.0' } : null,
  });
  const isOver = round === 0 && random() < 0.8;
  return {
    cluster,
    happenings: Array.from({ length: count }, (_, occurrence) => happening(occurrence)),
    ignored: [],
    recoveries: isOver
      ? [{ holderUid: podUid, container: 'app', state: random() < 0.8 ? 'recovered' : 'gone', at: last + 600_000 }]
      : [],
    workloadRecoveries: [],
    events:
      index % 5 === 0
        ? [
            {
              ...{ uid: `${podUid}/event/${index}`, workload, type: 'Warning', reason: 'BackOff', count, message },
              ...{ object: `Pod/${name}-7d4b9c6f5-x2x7q`, firstSeen: first, lastSeen: last },
            },
          ]
        : [],
  };
}
