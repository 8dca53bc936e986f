import { windowSeconds, type ResourceWindow } from '../resources/scope.ts';

/** Seconds between the moments at which a long state is looked for: at most 5 min, beyond which Prometheus forgets. */
export function sustainedStep(window: ResourceWindow): number {
  return step(window, 1440);
}

/** Seconds between the moments at which the beginning and the end of a state are looked for. */
export function edgeStep(window: ResourceWindow): number {
  return step(window, 360);
}

function step(window: ResourceWindow, points: number): number {
  return Math.min(300, Math.max(1, Math.ceil(windowSeconds(window) / points / 30)) * 30);
}
