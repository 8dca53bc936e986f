import type { Health } from '@vigil/core/contract/health';

/** How the recording of incidents gets on. */
export interface RecordingHealth {
  logs: Health['logs'];
  recordings: NonNullable<Health['recordings']>;
}
