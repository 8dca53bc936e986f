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

/** The proxy's variables that shape its memory, as it is installed. Throws where the manifest is another. */
export function deployedEnvironment(): Record<string, string> {
  const { spec } = Deployment.parse(parse(readFileSync(file, 'utf8')));
  const variables = spec.template.spec.containers.flatMap(({ env }) => env);
  return Object.fromEntries(
    variables.flatMap(({ name, value }) =>
      value !== undefined && /^(?:NODE_|MALLOC_)/.test(name) ? [[name, value] as const] : []
    )
  );
}
