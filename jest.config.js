// force timezone to UTC to allow tests to work regardless of local timezone
// generally used by snapshots, but can affect specific tests
process.env.TZ = 'UTC';

// Jest configuration provided by Grafana scaffolding
const base = require('./.config/jest.config');
const { grafanaESModules, nodeModulesToTransform } = require('./.config/jest/utils');

const [swc] = Object.values(base.transform);

module.exports = {
  ...base,
  // Some packages ship ES modules as .mjs only.
  transform: { '^.+\\.m?[tj]sx?$': swc },
  transformIgnorePatterns: [nodeModulesToTransform([...grafanaESModules, 'd3-hierarchy'])],
  // A fresh clone compiles everything on its first test.
  testTimeout: 60_000,
};
