import type { ContainerSpec } from '../kubernetes/pod.ts';
import type { LocalText } from '../vocabulary/local-text.ts';
import type { ApiCheck, CheckDescription } from './check.ts';
import { figure, text } from './figure.ts';
import { containerNames, mainContainers, podTemplateKinds, podTemplates } from './pod-template.ts';
import { yamlExcerpt } from './yaml-excerpt.ts';

/** A check that every main container of every workload sets one quantity. `what` names it in a sentence. */
export function missingResourceCheck(
  description: Omit<CheckDescription, 'category'>,
  field: 'requests' | 'limits',
  resource: 'cpu' | 'memory',
  what: LocalText
): ApiCheck {
  return {
    kind: 'api',
    category: 'resources',
    ...description,
    needs: podTemplateKinds,
    evaluate(snapshot) {
      const templates = podTemplates(snapshot);
      const hazards = templates.flatMap((template) => {
        const without = mainContainers(template).filter((container) => !isSet(container, field, resource));
        if (without.length === 0) {
          return [];
        }
        const names = containerNames(without);
        return [
          {
            subject: template.ref,
            summary: text(`${names}: no ${what.en}`, `${names}：未设置${what.zh}`),
            evidence: {
              figures: [figure(`Containers without ${what.en}`, `未设置${what.zh}的容器`, names)],
              query: null,
              excerpt: yamlExcerpt(
                without.map(({ name, requests, limits }) => ({ name, resources: { requests, limits } }))
              ),
            },
          },
        ];
      });
      return { examined: templates.length, hazards };
    },
  };
}

/** A limit without a request is the request too: the API server fills it in. */
function isSet({ requests, limits }: ContainerSpec, field: 'requests' | 'limits', resource: string): boolean {
  return limits[resource] !== undefined || (field === 'requests' && requests[resource] !== undefined);
}
