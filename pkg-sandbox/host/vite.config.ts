import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { defineConfig } from 'vite';

const host = dirname(fileURLToPath(import.meta.url));
const packages = join(host, '..', 'node_modules');
const { resolve } = createRequire(import.meta.url);
const runtime = (file: string) => join(packages, '@grafana/runtime/dist/esm', file);

/** In the repository's root stand older versions of these, for the plugin: the host takes its own everywhere. */
const ownVersions = [
  '@emotion/css',
  '@grafana/data',
  '@grafana/e2e-selectors',
  '@grafana/i18n',
  '@grafana/runtime',
  '@grafana/schema',
  '@grafana/ui',
  'i18next',
  'react',
  'react-dom',
  'react-i18next',
  'react-inlinesvg',
  'react-router-dom',
  'react-router-dom-v5-compat',
];

export default defineConfig({
  root: host,
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  resolve: {
    dedupe: ownVersions,
    alias: [
      // Grafana sets these through @grafana/runtime/internal, which npm lacks: the files themselves are the same modules.
      { find: 'runtime-internal/panel-renderer', replacement: runtime('components/PanelRenderer.mjs') },
      { find: 'runtime-internal/plugin-page', replacement: runtime('components/PluginPage.mjs') },
      { find: 'runtime-internal/datasource-settings', replacement: runtime('services/dataSource/settings.mjs') },
      // The packages' .mjs files would get the CommonJS namespace instead of the component.
      { find: /^react-custom-scrollbars-2$/, replacement: join(host, 'shims/custom-scrollbars.mjs') },
      { find: 'custom-scrollbars-original', replacement: resolve('react-custom-scrollbars-2') },
    ],
  },
  define: {
    // SystemJS brings a global `define`: libraries in this bundle must not take it for theirs.
    'define.amd': 'undefined',
    'process.env.NODE_ENV': '"production"',
  },
  build: {
    outDir: join(host, 'dist'),
    emptyOutDir: true,
    assetsDir: 'sandbox',
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 10_000,
    reportCompressedSize: false,
    rolldownOptions: {
      onLog(level, log, write) {
        // Says nothing of use here: there are no server components.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') {
          write(level, log);
        }
      },
    },
  },
});
