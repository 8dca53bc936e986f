import type { EventMoment } from '../life/schedule.ts';
import type { PodLife } from '../life/pod-life.ts';
import type { PodMoment } from '../life/pod-moment.ts';
import type { EventSource, InvolvedObject } from '../render/event-object.ts';
import type { KubernetesObject, VolumeUsage } from '../world.ts';

/** An Event on its way: what it is about, what happened and who says so. */
export interface Told {
  about: InvolvedObject;
  event: EventMoment;
  source: EventSource;
}

/** Everything that one declaration puts into the cluster. All of it a pure function of time. */
export interface Actor {
  namespace: string;
  /** The pods whose objects exist at `time`. */
  lives(time: number): PodLife[];
  /** Everything but pods and Events, by plural resource name. `moments` are its pods at `time`. */
  objects(time: number, moments: PodMoment[]): Array<[resource: string, object: KubernetesObject]>;
  events(time: number): Told[];
  volumes(time: number, moments: PodMoment[]): VolumeUsage[];
}

/** What an Event needs to know of an object. */
export function aboutObject({ apiVersion, kind, metadata }: KubernetesObject): InvolvedObject {
  return { apiVersion, kind, namespace: metadata.namespace ?? '', name: metadata.name, uid: metadata.uid };
}
