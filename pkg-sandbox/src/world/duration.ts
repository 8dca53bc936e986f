export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** RFC 3339 with whole seconds, as Kubernetes writes moments. `time` in Unix milliseconds. */
export function rfc3339(time: number): string {
  return new Date(Math.floor(time / second) * second).toISOString().replace('.000Z', 'Z');
}
