import type { WorkloadDeclaration } from '../declaration.ts';
import { second } from '../duration.ts';
import { layOutPod, type Owner, type PodLife } from '../life/pod-life.ts';
import { suffix } from '../hash.ts';
import { ownerOf } from '../render/object-of.ts';

/** One Job from its first pod to its end. Unix milliseconds; Infinity: still not over. */
export interface JobLife {
  name: string;
  owner: Owner | null;
  createdAt: number;
  endedAt: number;
  succeeded: boolean;
  /** When it is cleaned away. */
  goneAt: number;
  pods: PodLife[];
}

/** The Job controller waits 10 s, 20 s, 40 s … before it tries again. */
const firstRetry = 10 * second;

/** Lays out a Job: one pod after the other until one succeeds or the back-off limit is reached. */
export function layOutJob(
  workload: WorkloadDeclaration,
  name: string,
  owner: Owner | null,
  createdAt: number,
  goneAt: number
): JobLife {
  const limit = workload.job?.backoffLimit ?? 0;
  const pods: PodLife[] = [];
  let at = createdAt;
  let succeeded = false;
  for (let attempt = 0; attempt <= limit && !succeeded && at !== Infinity; attempt++) {
    const serial = `${name}/${attempt}`;
    const plan = {
      serial,
      slot: attempt,
      revision: 1,
      node: workload.nodes[(attempt + Math.floor(createdAt / 60_000)) % workload.nodes.length] ?? null,
      createdAt: at,
      deletedAt: goneAt,
      goneAt,
      containers: workload.containers,
      fate: null,
    };
    const pod = layOutPod(workload, plan, {
      name: `${name}-${suffix(`${workload.namespace}/${serial}`, 5)}`,
      owner: ownerOf('Job', workload.namespace, name),
      labels: { 'app.kubernetes.io/name': workload.name, 'batch.kubernetes.io/job-name': name, 'job-name': name },
      restartPolicy: 'Never',
    });
    pods.push(pod);
    const main = pod.containers.find(({ declaration }) => declaration.role === 'main');
    const run = main?.schedule.run(0);
    succeeded = run?.exit.code === 0;
    at = (run?.end ?? Infinity) + (succeeded ? 0 : second + (attempt < limit ? firstRetry * 2 ** attempt : 0));
  }
  return { name, owner, createdAt, endedAt: at + second, succeeded, goneAt, pods };
}
