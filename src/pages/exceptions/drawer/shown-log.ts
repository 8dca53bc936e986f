import type { StoredLog } from '@vigil/core/contract/incidents';

export type WhichLog = 'previous' | 'current' | 'live';

/** The log to show: the one asked for, else that of the instance that died, else any. Undefined: there is none. */
export function shownLog(wanted: WhichLog | '', logs: readonly StoredLog[]): WhichLog | undefined {
  return wanted || logs.find(({ which }) => which === 'previous')?.which || logs[0]?.which;
}
