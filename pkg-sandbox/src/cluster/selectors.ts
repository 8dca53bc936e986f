import type { KubernetesObject } from '../world/world.ts';
import { badRequest } from './status-error.ts';

export type Matches = (object: KubernetesObject) => boolean;

/** `app=a,tier!=b,env in (x,y),!legacy`. Throws a 400 for what cannot be read. */
export function labelMatcher(selector: string): Matches {
  const terms = selector.split(/,(?![^(]*\))/).filter((term) => term.trim() !== '');
  const matchers = terms.map((term) => labelTerm(term.trim()));
  return (object) => {
    const labels = object.metadata.labels ?? {};
    return matchers.every((matches) => matches(labels));
  };
}

function labelTerm(term: string): (labels: Record<string, string>) => boolean {
  const set = /^(\S+)\s+(in|notin)\s+\(([^)]*)\)$/.exec(term);
  if (set) {
    const [, key = '', operator, list = ''] = set;
    const values = list.split(',').map((value) => value.trim());
    return (labels) => values.includes(labels[key] ?? '\u0000') === (operator === 'in');
  }
  const equality = /^([^=!\s]+)\s*(==|=|!=)\s*(\S*)$/.exec(term);
  if (equality) {
    const [, key = '', operator, value] = equality;
    return (labels) => (labels[key] === value) === (operator !== '!=');
  }
  const existence = /^(!?)([^=!\s]+)$/.exec(term);
  if (existence) {
    const [, not, key = ''] = existence;
    return (labels) => key in labels === (not === '');
  }
  throw badRequest(`unable to parse requirement: ${JSON.stringify(term)}`);
}

const fields: Record<string, string[]> = {
  pods: ['spec.nodeName', 'spec.restartPolicy', 'status.phase', 'status.podIP'],
  events: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  jobs: ['status.successful'],
  nodes: ['spec.unschedulable'],
};

/** `status.phase!=Failed,spec.nodeName=node-1`. Throws a 400 for a field that the resource does not offer. */
export function fieldMatcher(selector: string, resource: string, kind: string): Matches {
  const terms = selector.split(',').filter((term) => term.trim() !== '');
  const matchers = terms.map((term): Matches => {
    const parts = /^([^=!]+)(==|=|!=)(.*)$/.exec(term.trim());
    if (!parts) {
      throw badRequest(`invalid field selector: ${JSON.stringify(term)}`);
    }
    const [, field = '', operator, value] = parts;
    if (!['metadata.name', 'metadata.namespace', ...(fields[resource] ?? [])].includes(field)) {
      throw badRequest(`field label not supported: ${field} (${kind})`);
    }
    return (object) => (fieldOf(object, field) === value) === (operator !== '!=');
  });
  return (object) => matchers.every((matches) => matches(object));
}

function fieldOf(object: KubernetesObject, field: string): string {
  let value: unknown = field === 'source' ? object['reportingComponent'] : object;
  for (const part of field === 'source' ? [] : field.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
  }
  return value === undefined || value === null ? '' : String(value);
}
