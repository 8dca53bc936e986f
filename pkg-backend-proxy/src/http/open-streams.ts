import type { ChangeRecord, LogRecord } from '@vigil/core/contract/streams';
import type { ChangeHub } from '../incidents/change-hub.ts';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';
import type { RecordStream } from './handlers.ts';
import { Refusal } from './problem.ts';

/** Every change from now on; `hello` first, so that the reader knows from when. */
export function openChanges(hub: ChangeHub, now: () => number, signal: AbortSignal): RecordStream<ChangeRecord> {
  const changes = hub.subscribe(signal);
  async function* records(): AsyncGenerator<ChangeRecord> {
    yield { type: 'hello', at: now() };
    yield* changes;
  }
  return { records: records(), beat: () => ({ type: 'heartbeat', at: now() }), ended: 'There are no more changes.' };
}

/** The log of a running container. Throws a {@link Refusal} when the cluster has no such pod or container. */
export function openLiveLog(
  source: ClusterSource,
  query: { namespace: string; pod: string; container: string; tailLines: number },
  { now, redact, signal }: { now: () => number; redact: (text: string) => string; signal: AbortSignal }
): RecordStream<LogRecord> {
  const { namespace, pod, container, tailLines } = query;
  const known = source
    .snapshot()
    .objects.pods.find(({ metadata }) => metadata.namespace === namespace && metadata.name === pod);
  if (!known) {
    throw new Refusal('not-found', `There is no pod ${namespace}/${pod} in ${source.name} (any more).`);
  }
  if (!known.spec.containers.some(({ name }) => name === container)) {
    throw new Refusal('not-found', `The pod ${namespace}/${pod} has no container "${container}".`);
  }
  async function* records(): AsyncGenerator<LogRecord> {
    // A silent container would leave the reader without any answer for 15 s.
    yield { type: 'heartbeat', at: now() };
    for await (const { time, text } of source.followLog(
      { namespace, pod, container, previous: false, tailLines },
      signal
    )) {
      yield { type: 'line', time, text: redact(text) };
    }
  }
  return { records: records(), beat: () => ({ type: 'heartbeat', at: now() }), ended: 'The container has ended.' };
}
