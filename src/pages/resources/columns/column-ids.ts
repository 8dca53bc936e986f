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

/** Percentiles of usage: each is a query of its own that looks at every sample again, asked only when chosen. */
export const percentileColumnIds = ['cpuP50', 'cpuP95', 'cpuP99', 'memoryP50', 'memoryP95', 'memoryP99'] as const;
export type PercentileColumnId = (typeof percentileColumnIds)[number];

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
  ...percentileColumnIds,
  ...measureColumnIds,
  'verdict',
] as const;
export type ColumnId = (typeof columnIds)[number];
