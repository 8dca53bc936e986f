import { type Message, type MessageKind, messageOf } from '@vigil/core/notifications/message';
import { noticeOfIncident } from '@vigil/core/notifications/notice-of-incident';
import { openIncident } from '@vigil/core/exceptions/incident-life';

/** An example of each kind: what templates are tried out with, and what a test message looks like. */
export function sampleMessage(kind: MessageKind, now: number): Message {
  const scene = {
    ...{ cluster: 'example', pod: 'checkout-5d4f-abcde', podUid: 'example', node: 'node-1' },
    workload: { kind: 'Deployment', namespace: 'shop', name: 'checkout' },
  };
  const incident = openIncident(scene, {
    ...{ container: 'app', containerRole: 'main', reason: 'OOMKilled', severity: 'high', exitCode: 137, signal: 9 },
    ...{ message: 'java.lang.OutOfMemoryError: Java heap space', at: now - 60_000, fingerprint: 'example' },
    ...{ image: 'shop/checkout:1.4.2', containerId: null, restartCount: 3, log: 'none' },
  });
  const ended = { ...incident, state: 'recovered' as const, endedAt: now };
  const notice = noticeOfIncident(kind === 'resolved' ? ended : incident);
  return kind === 'test'
    ? { ...messageOf(kind, {}, [notice]), severity: 'info' }
    : messageOf(kind, { cluster: 'example', namespace: 'shop', workload: 'checkout' }, [notice]);
}
