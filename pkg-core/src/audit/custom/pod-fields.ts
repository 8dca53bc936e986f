import type { Metadata } from '../../kubernetes/metadata.ts';
import type { LabelSelector, PodTemplateSpec } from '../../kubernetes/objects.ts';
import type {
  ContainerSpec,
  ContainerStatus,
  NodeRequirement,
  Pod,
  PodCondition,
  PodSpec,
  Probe,
  Repulsion,
  SpreadConstraint,
  Toleration,
} from '../../kubernetes/pod.ts';
import { type Field, fieldsOf } from './object-fields.ts';

const texts: Field = { each: 'text' };
export const labels: Field = { named: 'text' };
/** Of annotations the watch keeps only its own. */
const annotations: Field = {
  named: 'text',
  keys: /^vigil\.io\//,
  kept: 'only annotations that begin with vigil.io/ are kept',
};
/** By resource: cores, bytes, pieces. */
export const resources: Field = { named: 'quantity' };

/** Without the version: a write that changes nothing else changes no answer. */
export const metadata = fieldsOf<Omit<Metadata, 'resourceVersion'>>({
  uid: 'text',
  namespace: 'text',
  name: 'text',
  labels,
  annotations,
  createdAt: 'moment',
  deletedAt: 'moment',
  owner: fieldsOf<NonNullable<Metadata['owner']>>({ kind: 'text', name: 'text', uid: 'text', apiVersion: 'text' }),
});

export const selector = fieldsOf<LabelSelector>({
  matchLabels: labels,
  matchExpressions: {
    each: fieldsOf<LabelSelector['matchExpressions'][number]>({ key: 'text', operator: 'text', values: texts }),
  },
});

export const conditions: Field = {
  each: fieldsOf<PodCondition>({
    type: 'text',
    status: 'text',
    reason: 'text',
    message: 'text',
    changedAt: 'moment',
  }),
};

export const nodeTerms: Field = {
  each: { each: fieldsOf<NodeRequirement>({ key: 'text', operator: 'text', values: texts }) },
};

const probe = fieldsOf<Probe>({
  handler: 'text',
  port: 'text or number',
  path: 'text',
  initialDelaySeconds: 'number',
  periodSeconds: 'number',
  timeoutSeconds: 'number',
  failureThreshold: 'number',
});

const container = fieldsOf<ContainerSpec>({
  name: 'text',
  role: 'text',
  image: 'text',
  imagePullPolicy: 'text',
  requests: resources,
  limits: resources,
  probes: fieldsOf<ContainerSpec['probes']>({ liveness: probe, readiness: probe, startup: probe }),
  ports: {
    each: fieldsOf<ContainerSpec['ports'][number]>({ name: 'text', containerPort: 'number', protocol: 'text' }),
  },
});

const spec = fieldsOf<PodSpec>({
  containers: { each: container },
  restartPolicy: 'text',
  nodeName: 'text',
  nodeSelector: labels,
  priorityClassName: 'text',
  terminationGracePeriodSeconds: 'number',
  spreadKeys: texts,
  claims: texts,
  hostPaths: texts,
  tolerations: { each: fieldsOf<Toleration>({ key: 'text', operator: 'text', value: 'text', effect: 'text' }) },
  nodeTerms,
  spreadConstraints: {
    each: fieldsOf<SpreadConstraint>({ maxSkew: 'number', topologyKey: 'text', hard: 'flag', selector }),
  },
  repels: { each: fieldsOf<Repulsion>({ topologyKey: 'text', selector }) },
});

export const template = fieldsOf<PodTemplateSpec>({ labels, annotations, spec });

/** Of all its types together: each has some of these. */
const state: Field = {
  fields: {
    type: 'text',
    reason: 'text',
    message: 'text',
    exitCode: 'number',
    signal: 'number',
    startedAt: 'moment',
    finishedAt: 'moment',
    containerId: 'text',
  },
};

const status = fieldsOf<ContainerStatus>({
  name: 'text',
  role: 'text',
  ready: 'flag',
  started: 'flag',
  restartCount: 'number',
  containerId: 'text',
  image: 'text',
  imageId: 'text',
  state,
  lastState: state,
});

export const pod = fieldsOf<Pod>({
  metadata,
  spec,
  phase: 'text',
  reason: 'text',
  message: 'text',
  startedAt: 'moment',
  conditions,
  containers: { each: status },
  mirror: 'flag',
});
