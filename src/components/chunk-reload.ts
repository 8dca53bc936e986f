const key = 'vigil-kubernetes-app.reloaded-at';
/** Milliseconds in which a second failure means that reloading does not help. */
const patience = 60_000;

/** True for the error a lazy import gives when the plugin was upgraded and the old files are gone. */
export function isChunkLoadError(error: unknown): boolean {
  return (
    error instanceof Error && (error.name === 'ChunkLoadError' || /loading (css )?chunk .* failed/i.test(error.message))
  );
}

/** Whether to reload the page for new code: yes, unless that was tried a moment ago. Remembers the attempt. */
export function claimReload(storage: Pick<Storage, 'getItem' | 'setItem'>, now: number): boolean {
  const last = Number(storage.getItem(key) ?? 0);
  if (now - last < patience) {
    return false;
  }
  storage.setItem(key, String(now));
  return true;
}
