import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Node } from '../kubernetes/objects.ts';
import { projectNode } from '../kubernetes/project-node.ts';
import { detectNode } from './detect-node.ts';
import { iso, t0 } from './test-pods.ts';

const node = (status?: string, sinceSeconds = 0) =>
  projectNode({
    metadata: { uid: 'n1', name: 'node-1' },
    status: {
      conditions: status
        ? [
            {
              type: 'Ready',
              status,
              lastTransitionTime: iso(sinceSeconds),
              message: 'Kubelet stopped posting node status.',
            },
          ]
        : undefined,
    },
  }) as Node;

it('a node that is not ready counts after 40 s, once for each time', () => {
  const early = detectNode(node('True'), node('Unknown', -39), t0);
  assert.deepEqual([early.exceptions.length, early.ignored.length, early.lookAgainAt], [0, 1, t0 + 1000]);
  const due = detectNode(node('Unknown', -40), node('Unknown', -40), t0);
  assert.equal(due.exceptions[0]?.reason, 'NodeNotReady');
  assert.equal(due.exceptions[0]?.at, t0 - 40_000);
  const again = detectNode(undefined, node('False', -100), t0);
  assert.notEqual(again.exceptions[0]?.fingerprint, due.exceptions[0]?.fingerprint);
});
it('recovers when it is ready again, and says so once', () => {
  assert.deepEqual(detectNode(node('Unknown', -90), node('True', -5), t0).recoveries, [
    { container: null, state: 'recovered', at: t0 - 5000 },
  ]);
  assert.deepEqual(detectNode(node('True', -5), node('True', -5), t0).recoveries, []);
});
it('says nothing of a node that says nothing', () => {
  const { exceptions, recoveries } = detectNode(undefined, node(), t0);
  assert.deepEqual([exceptions, recoveries], [[], []]);
});
