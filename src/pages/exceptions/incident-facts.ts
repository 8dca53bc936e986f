import type { Incident } from '@vigil/core/vocabulary/incident';

/** The first line of the message that says anything, without the noise of white space. */
export function firstLine(message: string): string {
  return (
    message
      .split('\n')
      .map((line) => line.trim())
      .find((line) => line !== '') ?? ''
  );
}

/** What fits in one row behind the reason: `exit 137 · panic: nil map`. Empty when nothing more is known. */
export function factsOf({ exitCode, message }: Pick<Incident, 'exitCode' | 'message'>): string {
  return [exitCode === null ? '' : `exit ${exitCode}`, firstLine(message)].filter(Boolean).join(' · ');
}
