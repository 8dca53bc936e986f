import { steady } from '../behaviour/steady.ts';
import type { ContainerDeclaration } from '../declaration.ts';
import type { LogStyle } from '../logs/log-style.ts';
import { quietService } from '../logs/quiet-service.ts';
import { mebibyte } from '../quantity.ts';

/** What a story file says of a container. Cores and MiB; `[request, limit]`. */
export interface ContainerStory {
  name: string;
  image: string;
  role?: ContainerDeclaration['role'];
  cpu?: [request: number, limit: number];
  memory?: [request: number, limit: number];
  gpu?: number;
  port?: number | null;
  liveness?: boolean;
  readiness?: boolean;
  env?: ContainerDeclaration['env'];
  /** Shares of the request; absolute cores and MiB where there is none. */
  use?: { cpu?: number; memory?: number; throttled?: number; gpu?: number };
  behaviour?: ContainerDeclaration['behaviour'];
  log?: LogStyle;
}

/** Middle of what a healthy container uses of its requests. */
const healthyShare = { cpu: 0.45, memory: 0.5 };

/** A healthy container unless the story says otherwise. */
export function container(story: ContainerStory): ContainerDeclaration {
  const { name, image, role = 'main', cpu, memory, gpu, port = 8080, use = {} } = story;
  const gpus = gpu === undefined ? {} : { gpu };
  const probed = role !== 'init';
  return {
    name,
    image,
    role,
    requests: {
      ...(cpu ? { cpu: cpu[0] } : {}),
      ...(memory ? { memory: memory[0] * mebibyte } : {}),
      ...gpus,
    },
    limits: { ...(cpu ? { cpu: cpu[1] } : {}), ...(memory ? { memory: memory[1] * mebibyte } : {}), ...gpus },
    ports: port === null || role === 'init' ? [] : [{ name: 'http', containerPort: port }],
    probes: { liveness: story.liveness ?? probed, readiness: story.readiness ?? probed },
    env: story.env ?? [],
    usage: {
      cpu: cpu ? cpu[0] * (use.cpu ?? healthyShare.cpu) : (use.cpu ?? 0.05),
      memory: (memory ? memory[0] * (use.memory ?? healthyShare.memory) : (use.memory ?? 64)) * mebibyte,
      throttled: use.throttled ?? 0.01,
      gpu: use.gpu ?? 0,
    },
    behaviour: story.behaviour ?? steady(),
    log: story.log ?? quietService(name),
  };
}
