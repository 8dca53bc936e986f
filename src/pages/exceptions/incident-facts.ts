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

/**
 * What fits in one row behind the reason: `exit 137 · panic: nil map`. Empty when nothing more is known.
 * `withContainer`: a container other than the main one comes first, as it has no place of its own.
 */
export function factsOf(
  {
    container,
    containerRole,
    exitCode,
    message,
  }: Pick<Incident, 'container' | 'containerRole' | 'exitCode' | 'message'>,
  withContainer = false
): string {
  const isOther = withContainer && containerRole !== null && containerRole !== 'main';
  return [
    isOther ? `${containerRole} ${container}` : '',
    exitCode === null ? '' : `exit ${exitCode}`,
    firstLine(message),
  ]
    .filter(Boolean)
    .join(' · ');
}
