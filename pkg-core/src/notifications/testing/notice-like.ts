import type { Notice } from '../notice.ts';

/** An ordinary notice for tests. */
export function noticeLike(given: Partial<Notice> = {}): Notice {
  return {
    ...{ subject: 'a', source: 'incident', status: 'firing', at: 1000, since: 1000, endedAt: null, severity: 'high' },
    ...{
      cluster: 'prod',
      workload: { kind: 'Deployment', namespace: 'shop', name: 'checkout' },
      labels: { team: 'a' },
    },
    ...{ reason: 'OOMKilled', title: { en: 'broke', zh: '坏了' }, message: '', why: null, nextStep: null },
    ...{ container: 'app', pod: 'checkout-1', node: null, image: null, occurrences: 1, mentions: [], url: '' },
    ...given,
  };
}
