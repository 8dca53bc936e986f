import { defineConfig } from '@playwright/test';

/** `CHROMIUM`: the browser's executable. `GRAFANA_URL`: a running Grafana with the plugin, instead of the sandbox. */
const launchOptions = {
  ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export default defineConfig({
  testDir: './e2e',
  globalSetup: './e2e/start-sandbox.ts',
  // One sandbox, two cores: journeys run one after another.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    // Recording every step costs a third of the time: `--trace on` where it is wanted.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions,
  },
});
