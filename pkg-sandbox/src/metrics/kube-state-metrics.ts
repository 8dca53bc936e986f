import type { KubernetesObject, WorldState } from '../world/world.ts';
import { autoscalerSamples, disruptionBudgetSamples } from './kube-state-metrics/autoscaling.ts';
import { cronJobSamples, jobSamples } from './kube-state-metrics/jobs.ts';
import {
  claimSamples,
  endpointSliceSamples,
  namespaceSamples,
  quotaSamples,
  serviceSamples,
} from './kube-state-metrics/namespaced.ts';
import { nodeSamples } from './kube-state-metrics/nodes.ts';
import { podSamples } from './kube-state-metrics/pods.ts';
import {
  daemonSetSamples,
  deploymentSamples,
  replicaSetSamples,
  statefulSetSamples,
} from './kube-state-metrics/workloads.ts';
import { info, type Sample } from './sample.ts';

const families: Record<string, (object: KubernetesObject) => Sample[]> = {
  pods: podSamples,
  nodes: nodeSamples,
  namespaces: namespaceSamples,
  deployments: deploymentSamples,
  replicasets: replicaSetSamples,
  statefulsets: statefulSetSamples,
  daemonsets: daemonSetSamples,
  jobs: jobSamples,
  cronjobs: cronJobSamples,
  horizontalpodautoscalers: autoscalerSamples,
  poddisruptionbudgets: disruptionBudgetSamples,
  persistentvolumeclaims: claimSamples,
  services: serviceSamples,
  endpointslices: endpointSliceSamples,
  resourcequotas: quotaSamples,
};

const build = info('kube_state_metrics_build_info', { branch: '', goversion: 'go1.24.6', version: '2.17.0' });

/**
 * The page of kube-state-metrics 2: names and labels of its documentation, derived from the API objects alone.
 * https://github.com/kubernetes/kube-state-metrics/tree/main/docs
 */
export function kubeStateMetrics(state: WorldState): Sample[] {
  const samples = [build];
  for (const [plural, family] of Object.entries(families)) {
    for (const object of state.objects[plural] ?? []) {
      samples.push(...unchanged(object, family));
    }
  }
  return samples;
}

const remembered = new WeakMap<KubernetesObject, Sample[]>();

// Like the original, it writes an object's samples anew only when the object has changed: the world then gives another.
function unchanged(object: KubernetesObject, family: (object: KubernetesObject) => Sample[]): Sample[] {
  let samples = remembered.get(object);
  if (samples === undefined) {
    samples = family(object);
    remembered.set(object, samples);
  }
  return samples;
}
