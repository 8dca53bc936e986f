import type { ContainerState, ContainerStatus, Pod } from '@vigil/core/kubernetes/pod';

/** A container that died at `finishedAt`. */
export function terminated(
  finishedAt: number,
  exitCode: number,
  reason: string,
  containerId: string,
  message = ''
): Extract<ContainerState, { type: 'terminated' }> {
  return {
    type: 'terminated',
    reason,
    message,
    exitCode,
    signal: null,
    startedAt: finishedAt - 1000,
    finishedAt,
    containerId,
  };
}

/** A pod of one container `app`, owned by the Deployment `checkout` over its ReplicaSet, that runs well unless told otherwise. */
export function samplePod(
  name = 'checkout-5d4-a',
  status: Partial<ContainerStatus> = {},
  more: Partial<Pod> = {}
): Pod {
  return {
    metadata: {
      uid: `uid-${name}`,
      namespace: 'shop',
      name,
      resourceVersion: '1',
      labels: { 'pod-template-hash': '5d4' },
      annotations: {},
      createdAt: 0,
      deletedAt: null,
      owner: { kind: 'ReplicaSet', name: 'checkout-5d4', uid: 'uid-rs', apiVersion: 'apps/v1' },
    },
    spec: {
      containers: [
        {
          name: 'app',
          role: 'main',
          image: 'shop/checkout:1',
          imagePullPolicy: 'IfNotPresent',
          requests: { cpu: 0.1, memory: 64 * 2 ** 20 },
          limits: { memory: 128 * 2 ** 20 },
          probes: {},
          ports: [],
        },
      ],
      restartPolicy: 'Always',
      nodeName: 'node-1',
      nodeSelector: {},
      priorityClassName: null,
      terminationGracePeriodSeconds: 30,
      spreadKeys: [],
      claims: [],
      hostPaths: [],
    },
    phase: 'Running',
    reason: '',
    message: '',
    startedAt: 0,
    conditions: [{ type: 'Ready', status: 'True', reason: '', message: '', changedAt: 0 }],
    containers: [
      {
        name: 'app',
        role: 'main',
        ready: true,
        restartCount: 0,
        containerId: 'containerd://c1',
        image: 'shop/checkout:1',
        imageId: '',
        state: { type: 'running', startedAt: 0 },
        lastState: null,
        ...status,
      },
    ],
    mirror: false,
    ...more,
  };
}
