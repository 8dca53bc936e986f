import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parse } from 'yaml';

const file = new URL('../../deploy/kubernetes/deployment.yaml', import.meta.url);
const Deployment = z.object({
  spec: z.object({
    template: z.object({
      spec: z.object({
        containers: z.array(
          z.object({ env: z.array(z.object({ name: z.string(), value: z.string().optional() })).default([]) })
        ),
      }),
    }),
  }),
});

/** The options of Node with which the proxy is installed: those shape its memory. Throws where the manifest is another. */
export function deployedOptions(): string[] {
  const { spec } = Deployment.parse(parse(readFileSync(file, 'utf8')));
  const variables = spec.template.spec.containers.flatMap(({ env }) => env);
  const options = variables.find(({ name }) => name === 'NODE_OPTIONS')?.value ?? '';
  return options.split(/\s+/).filter((option) => option !== '');
}
