type Fields = Record<string, unknown>;

const f = (names: string[], inner: Fields = {}): Fields =>
  Object.fromEntries(names.map((name) => [`f:${name}`, inner]));
const probe = {
  '.': {},
  ...f(['failureThreshold', 'initialDelaySeconds', 'periodSeconds', 'successThreshold', 'timeoutSeconds']),
  'f:httpGet': { '.': {}, ...f(['path', 'port', 'scheme']) },
};
const container = (name: string, variables: string[], probes: Fields): Fields => ({
  [`k:{"name":"${name}"}`]: {
    '.': {},
    ...f(['image', 'imagePullPolicy', 'name', 'terminationMessagePath', 'terminationMessagePolicy']),
    'f:env': {
      '.': {},
      ...Object.fromEntries(
        variables.map((variable) => [`k:{"name":"${variable}"}`, { '.': {}, ...f(['name', 'value']) }])
      ),
    },
    'f:ports': {
      '.': {},
      'k:{"containerPort":8080,"protocol":"TCP"}': { '.': {}, ...f(['containerPort', 'name', 'protocol']) },
    },
    ...probes,
    'f:resources': {
      '.': {},
      'f:limits': { '.': {}, ...f(['memory']) },
      'f:requests': { '.': {}, ...f(['cpu', 'memory']) },
    },
    ...f(['volumeMounts']),
  },
});

/** Who set what, as the API server keeps it for a pod of a Deployment: about half of the pod's bytes. */
export function managedFields(createdAt: string, changedAt: string): Fields[] {
  const condition = (type: string): Fields => ({
    [`k:{"type":"${type}"}`]: { '.': {}, ...f(['lastProbeTime', 'lastTransitionTime', 'status', 'type']) },
  });
  return [
    {
      ...{ manager: 'kube-controller-manager', operation: 'Update', apiVersion: 'v1', time: createdAt },
      fieldsType: 'FieldsV1',
      fieldsV1: {
        'f:metadata': {
          ...f(['generateName']),
          'f:annotations': { '.': {}, ...f(['checksum/config', 'prometheus.io/port', 'prometheus.io/scrape']) },
          'f:labels': {
            '.': {},
            ...f([
              'app.kubernetes.io/name',
              'app.kubernetes.io/part-of',
              'app.kubernetes.io/version',
              'pod-template-hash',
            ]),
          },
          'f:ownerReferences': { '.': {}, 'k:{"uid":"5f0c1d5e-0000-4000-8000-000000000000"}': {} },
        },
        'f:spec': {
          'f:affinity': { '.': {}, ...f(['podAntiAffinity']) },
          'f:containers': {
            ...container('app', ['LOG_LEVEL', 'DATABASE_HOST', 'QUEUE_ADDRESS', 'GOMEMLIMIT'], {
              'f:livenessProbe': probe,
              'f:readinessProbe': probe,
            }),
            ...container('proxy', ['POD_NAME', 'MESH_CONFIG'], { 'f:readinessProbe': probe }),
          },
          ...f(['dnsPolicy', 'enableServiceLinks', 'restartPolicy', 'schedulerName', 'serviceAccountName']),
          ...f(['securityContext', 'terminationGracePeriodSeconds', 'topologySpreadConstraints', 'volumes']),
        },
      },
    },
    {
      ...{ manager: 'kubelet', operation: 'Update', apiVersion: 'v1', time: changedAt, fieldsType: 'FieldsV1' },
      fieldsV1: {
        'f:status': {
          'f:conditions': {
            ...condition('ContainersReady'),
            ...condition('Initialized'),
            ...condition('PodReadyToStartContainers'),
            ...condition('Ready'),
          },
          ...f(['containerStatuses', 'hostIP', 'hostIPs', 'phase', 'podIP', 'podIPs', 'startTime']),
        },
      },
      subresource: 'status',
    },
  ];
}
