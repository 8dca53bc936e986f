import { minute, second } from '../duration.ts';
import type { Behaviour } from './behaviour.ts';
import { neverStarts } from './never-starts.ts';

const attemptEvery = 5 * minute;
const attemptLasts = 12 * second;
const syncPeriod = 15 * second;

/** The registry has no such image: a failed attempt every 5 min (ErrImagePull), ImagePullBackOff between. */
export function imagePull(): Behaviour {
  return neverStarts(
    (since, { container }) =>
      since % attemptEvery < attemptLasts
        ? { reason: 'ErrImagePull', message: pullError(container.image) }
        : {
            reason: 'ImagePullBackOff',
            message: `Back-off pulling image "${container.image}": ErrImagePull: ${pullError(container.image)}`,
          },
    (since, { container, from }, fieldPath) => {
      const attempts = Math.floor(since / attemptEvery) + 1;
      const lastAttempt = from + (attempts - 1) * attemptEvery;
      const syncs = Math.floor(since / syncPeriod) + 1;
      const lastSync = from + (syncs - 1) * syncPeriod;
      const attempt = { first: from, last: lastAttempt, count: attempts, fieldPath };
      return [
        { type: 'Normal', reason: 'Pulling', message: `Pulling image "${container.image}"`, ...attempt },
        {
          type: 'Warning',
          reason: 'Failed',
          message: `Failed to pull image "${container.image}": ${pullError(container.image)}`,
          ...attempt,
        },
        { type: 'Warning', reason: 'Failed', message: 'Error: ErrImagePull', ...attempt },
        {
          type: 'Normal',
          reason: 'BackOff',
          message: `Back-off pulling image "${container.image}"`,
          first: from,
          last: lastSync,
          count: syncs,
          fieldPath,
        },
      ];
    }
  );
}

function pullError(image: string): string {
  return `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`;
}
