/** How long ago, in kubectl's short form: `45s`, `7m12s`, `5h20m`, `3d4h`. Unix milliseconds. */
export function ageOf(since: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  const parts = (big: number, bigUnit: string, small: number, smallUnit: string) =>
    small > 0 ? `${big}${bigUnit}${small}${smallUnit}` : `${big}${bigUnit}`;
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (seconds < 120) {
    return `${seconds}s`;
  }
  if (minutes < 10) {
    return parts(minutes, 'm', seconds % 60, 's');
  }
  if (hours < 3) {
    return `${minutes}m`;
  }
  if (hours < 8) {
    return parts(hours, 'h', minutes % 60, 'm');
  }
  if (hours < 48) {
    return `${hours}h`;
  }
  return days < 8 ? parts(days, 'd', hours % 24, 'h') : `${days}d`;
}
