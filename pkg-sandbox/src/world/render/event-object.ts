import { hour, rfc3339 } from '../duration.ts';
import { hexadecimal, uuid } from '../hash.ts';
import type { EventMoment } from '../life/schedule.ts';
import type { KubernetesObject } from '../world.ts';

/** What an Event is about. */
export interface InvolvedObject {
  apiVersion: string;
  kind: string;
  namespace: string;
  name: string;
  uid: string;
}

export interface EventSource {
  component: string;
  host?: string;
}

/** The API server forgets an Event an hour after its last change. */
export const eventLifetime = hour;

export function eventName(about: InvolvedObject, event: EventMoment): string {
  return `${about.name}.${hexadecimal(`${about.uid}/${event.reason}/${event.fieldPath ?? ''}/${event.message}/${event.first}`, 16)}`;
}

/** A core/v1 Event. */
export function eventObject(about: InvolvedObject, event: EventMoment, source: EventSource): KubernetesObject {
  const name = eventName(about, event);
  const namespace = about.namespace === '' ? 'default' : about.namespace;
  const { namespace: aboutNamespace, ...rest } = about;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name, namespace, uid: uuid(`event/${namespace}/${name}`), creationTimestamp: rfc3339(event.first) },
    involvedObject: {
      ...rest,
      ...(aboutNamespace === '' ? {} : { namespace: aboutNamespace }),
      ...(event.fieldPath === undefined ? {} : { fieldPath: event.fieldPath }),
    },
    reason: event.reason,
    message: event.message,
    source,
    firstTimestamp: rfc3339(event.first),
    lastTimestamp: rfc3339(event.last),
    count: event.count,
    type: event.type,
    eventTime: null,
    reportingComponent: source.component,
    reportingInstance: source.host ?? '',
  };
}
