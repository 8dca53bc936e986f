import { minute, second } from '../duration.ts';
import { mix } from '../hash.ts';
import type { EventMoment } from '../life/schedule.ts';
import type { Behaviour } from './behaviour.ts';
import { diesAgain, type Ends } from './dies-again.ts';

const lifetime = 12 * minute;
/** Before the end of an instance: its failed probes, and the kubelet's decision. SIGTERM goes unheard for 30 s. */
const probeFailures = [50, 40, 30].map((seconds) => seconds * second);
const decision = 30 * second;
/** How many instances' failed probes the API server still tells of. */
const remembered = 6;

/** Hangs after some 11 min: three failed liveness probes, SIGTERM unheard, SIGKILL after the grace period. */
export function livenessKill(container: string): Behaviour {
  return diesAgain({
    lifetime,
    exit: { code: 137, reason: 'Error', message: '' },
    readyFor: lifetime - 45 * second,
    events: (time, ends, fieldPath) => [
      ...Array.from({ length: Math.min(remembered, ends.count) }, (_, back) =>
        failedProbes(time, ends.at(ends.count - 1 - back), fieldPath)
      ).flat(),
      ...killings(container, time, ends, fieldPath),
    ],
  });
}

/** Their text names a port that is another each time, so that the kubelet does not count them together. */
function failedProbes(time: number, end: number, fieldPath: string): EventMoment[] {
  const failed = probeFailures.map((before) => end - before).filter((at) => time >= at);
  const port = 32_768 + (mix(Math.floor(end / 1000)) % 28_000);
  return failed.length === 0
    ? []
    : [
        {
          type: 'Warning',
          reason: 'Unhealthy',
          message: `Liveness probe failed: Get "http://10.244.3.9:8080/livez": read tcp 10.244.3.1:${port}->10.244.3.9:8080: i/o timeout`,
          first: end - (probeFailures[0] ?? 0),
          last: failed.at(-1) ?? end,
          count: failed.length,
          fieldPath,
        },
      ];
}

function killings(container: string, time: number, ends: Ends, fieldPath: string): EventMoment[] {
  const count = time >= ends.at(ends.count - 1) - decision ? ends.count : ends.count - 1;
  return count === 0
    ? []
    : [
        {
          type: 'Normal',
          reason: 'Killing',
          message: `Container ${container} failed liveness probe, will be restarted`,
          first: ends.at(0) - decision,
          last: ends.at(count - 1) - decision,
          count,
          fieldPath,
        },
      ];
}
