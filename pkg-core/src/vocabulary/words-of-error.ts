/** What was thrown, in its own words; its name where it says nothing. */
export function wordsOfError(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
}
