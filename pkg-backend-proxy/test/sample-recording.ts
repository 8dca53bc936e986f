import type { Happening, Recording } from '../src/store/incident-store.ts';

type Exception = Happening['exception'];
interface Sketch extends Partial<Exception> {
  name?: string;
  namespace?: string;
  cluster?: string;
  pod?: string;
  change?: Happening['change'];
}

/** A recording of one happening; what is not given is ordinary. */
export function recordingOf(sketch: Sketch = {}, recoveries: Recording['recoveries'] = []): Recording {
  const {
    name = 'checkout',
    namespace = 'shop',
    cluster = 'prod',
    pod = `${name}-1`,
    change = null,
    ...exception
  } = sketch;
  const at = exception.at ?? 1000;
  return {
    cluster,
    happenings: [
      {
        workload: { kind: 'Deployment', namespace, name },
        pod,
        podUid: `uid-${pod}`,
        holderUid: `uid-${pod}`,
        node: 'node-1',
        context: null,
        change,
        exception: {
          container: 'app',
          containerRole: 'main',
          reason: 'OOMKilled',
          severity: 'high',
          exitCode: 137,
          signal: 9,
          message: '',
          at,
          fingerprint: `${pod} ${at} ${exception.reason}`,
          image: 'shop/checkout:1',
          containerId: `id-${at}`,
          restartCount: 1,
          log: 'previous',
          ...exception,
        },
      },
    ],
    ...nothing,
    recoveries,
  };
}

const nothing = { ignored: [], recoveries: [], workloadRecoveries: [], events: [] };

/** A recording without happenings. */
export function quietRecording(brought: Partial<Recording>): Recording {
  return { cluster: 'prod', happenings: [], ...nothing, ...brought };
}
