import type { KubernetesObject } from '../world/world.ts';
import { columnsOf } from './table-columns.ts';

/** Objects as the `Table` that kubectl prints. `now` in Unix milliseconds. */
export function tableOf(
  plural: string,
  objects: KubernetesObject[],
  options: {
    version: string;
    now: number;
    include: string | null;
    definitions: boolean;
    more?: Record<string, unknown>;
  }
): Record<string, unknown> {
  const columns = columnsOf(plural);
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: { resourceVersion: options.version, ...options.more },
    columnDefinitions: options.definitions
      ? columns.map(({ name, type = 'string', wide }) => ({
          name,
          type,
          format: name === 'Name' ? 'name' : '',
          description: '',
          priority: wide ? 1 : 0,
        }))
      : null,
    rows: objects.map((object) => ({
      cells: columns.map(({ cell }) => cell(object, options.now)),
      ...(options.include === 'None'
        ? {}
        : {
            object:
              options.include === 'Object'
                ? object
                : { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata },
          }),
    })),
  };
}
