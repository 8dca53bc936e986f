/** Asked for only when chosen. */
export const measureColumnIds = [
  'networkReceived',
  'networkSent',
  'diskRead',
  'diskWritten',
  'waitedCpu',
  'waitedMemory',
  'waitedIo',
  'volumes',
] as const;
export type MeasureColumnId = (typeof measureColumnIds)[number];

/** In the order they stand in. */
export const columnIds = [
  'name',
  'cpu',
  'cpuShare',
  'cpuSpark',
  'memory',
  'memoryShare',
  'memorySpark',
  'gpu',
  'throttled',
  'restarts',
  'pods',
  'cpuLimitShare',
  'memoryRequestShare',
  'samples',
  ...measureColumnIds,
  'verdict',
] as const;
export type ColumnId = (typeof columnIds)[number];
