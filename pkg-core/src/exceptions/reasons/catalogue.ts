import { crashReasons } from './crash-reasons.ts';
import { eventReasons } from './event-reasons.ts';
import { imageReasons } from './image-reasons.ts';
import { nodeReasons } from './node-reasons.ts';
import { podReasons } from './pod-reasons.ts';
import type { ReasonGroup } from './reason-entry.ts';
import { startReasons } from './start-reasons.ts';
import { workloadReasons } from './workload-reasons.ts';

/** Every reason Vigil can explain. */
export const reasonCatalogue: ReasonGroup = {
  ...eventReasons,
  ...crashReasons,
  ...startReasons,
  ...imageReasons,
  ...podReasons,
  ...nodeReasons,
  ...workloadReasons,
};
