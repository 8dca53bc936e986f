import type { PodTemplateSpec } from './objects.ts';
import type { PodSpec } from './pod.ts';
import { projectPlacement } from './project-placement.ts';
import { projectContainerSpec, roleOfInitContainer } from './project-container-spec.ts';
import { ownAnnotations } from './project-metadata.ts';
import { asNumber, asObject, asObjects, asOneOf, asText, asTextMap, asTextOrNull, type Json } from './read-json.ts';

/**
 * The spec of a pod or of a pod template. `podName` is needed for the claims of generic ephemeral volumes, whose name is
 * `<pod>-<volume>`; templates have none.
 */
export function projectPodSpec(raw: unknown, podName?: string): PodSpec {
  const spec = asObject(raw);
  const volumes = asObjects(spec.volumes);
  return {
    containers: [
      ...asObjects(spec.initContainers).map((container) =>
        projectContainerSpec(container, roleOfInitContainer(container))
      ),
      ...asObjects(spec.containers).map((container) => projectContainerSpec(container, 'main')),
      ...asObjects(spec.ephemeralContainers).map((container) => projectContainerSpec(container, 'ephemeral')),
    ],
    restartPolicy: asOneOf(spec.restartPolicy, ['Always', 'OnFailure', 'Never'], 'Always'),
    nodeName: asTextOrNull(spec.nodeName),
    nodeSelector: asTextMap(spec.nodeSelector),
    priorityClassName: asTextOrNull(spec.priorityClassName),
    terminationGracePeriodSeconds: asNumber(spec.terminationGracePeriodSeconds, 30),
    spreadKeys: spreadKeys(spec),
    claims: volumes.flatMap((volume) => claimOf(volume, podName)),
    hostPaths: volumes.map((volume) => asText(asObject(volume.hostPath).path)).filter((path) => path !== ''),
    ...projectPlacement(spec),
  };
}

/** A template with its labels, as workloads carry it. */
export function projectTemplate(raw: unknown): PodTemplateSpec {
  const template = asObject(raw);
  const metadata = asObject(template.metadata);
  return {
    labels: asTextMap(metadata.labels),
    annotations: ownAnnotations(metadata.annotations),
    spec: projectPodSpec(template.spec),
  };
}

function spreadKeys(spec: Json): string[] {
  const repel = asObject(asObject(spec.affinity).podAntiAffinity);
  const terms = [
    ...asObjects(repel.requiredDuringSchedulingIgnoredDuringExecution),
    ...asObjects(repel.preferredDuringSchedulingIgnoredDuringExecution).map((term) => asObject(term.podAffinityTerm)),
    ...asObjects(spec.topologySpreadConstraints),
  ];
  return [...new Set(terms.map((term) => asText(term.topologyKey)).filter((key) => key !== ''))];
}

function claimOf(volume: Json, podName: string | undefined): string[] {
  const claim = asText(asObject(volume.persistentVolumeClaim).claimName);
  if (claim !== '') {
    return [claim];
  }
  return volume.ephemeral && podName !== undefined ? [`${podName}-${asText(volume.name)}`] : [];
}
