import { defineConfig } from 'eslint/config';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import i18n from '@grafana/i18n/eslint-plugin';
import baseConfig from './.config/eslint.config.mjs';

/** The rule of rooms (docs/architecture.md): who may import what. A message says where the code belongs instead. */
const rooms = {
  core: {
    files: ['pkg-core/src/**/*.ts'],
    ignores: ['pkg-core/src/**/*.test.ts'],
    forbidden: [
      {
        group: ['node:*', '@grafana/*', '@kubernetes/*', 'react*', 'rxjs*', '@vigil/*'],
        message: 'pkg-core is pure: zod only.',
      },
    ],
    globals: ['fetch', 'process', 'setTimeout', 'setInterval', 'window', 'document', 'localStorage'],
  },
  plugin: {
    files: ['src/**/*.{ts,tsx}'],
    forbidden: [
      { group: ['@vigil/backend-proxy*', '@vigil/sandbox*'], message: 'The plugin knows the core, not its peers.' },
      {
        group: ['@kubernetes/*', 'node:*'],
        message: 'The browser never speaks to Kubernetes: ask the proxy (src/proxy).',
      },
    ],
  },
  proxy: {
    files: ['pkg-backend-proxy/src/**/*.ts'],
    ignores: ['pkg-backend-proxy/src/kubernetes/**'],
    forbidden: [
      { group: ['@grafana/*', 'react*', '@vigil/sandbox*'], message: 'The proxy serves any client: no UI code here.' },
      { group: ['@kubernetes/*'], message: 'Only src/kubernetes speaks to a Kubernetes API.' },
    ],
  },
  proxyKubernetes: {
    files: ['pkg-backend-proxy/src/kubernetes/**/*.ts'],
    forbidden: [
      {
        group: ['@grafana/*', 'react*', '@vigil/sandbox*', '**/store/**', '**/http/**'],
        message: 'The Kubernetes edge knows only the core.',
      },
    ],
  },
};

const roomRules = Object.entries(rooms).map(([name, { files, ignores = [], forbidden, globals = [] }]) => ({
  name: `vigil/room/${name}`,
  files,
  ignores,
  rules: {
    'no-restricted-imports': ['error', { patterns: forbidden }],
    ...(globals.length > 0 ? { 'no-restricted-globals': ['error', ...globals] } : {}),
  },
}));

export default defineConfig([
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/coverage',
      '.cache/',
      '.config/',
      'test-results/',
      'playwright-report/',
      'docs/screenshots/',
    ],
  },
  ...baseConfig,
  {
    name: 'vigil/plugin',
    files: ['src/**/*.tsx'],
    ignores: ['src/**/*.test.tsx'],
    plugins: { '@grafana/i18n': i18n, 'jsx-a11y': jsxA11y },
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      '@grafana/i18n/no-untranslated-strings': 'error',
      '@grafana/i18n/no-translation-top-level': 'error',
    },
  },
  {
    name: 'vigil/typescript',
    files: ['**/*.{ts,tsx,mts}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-console': 'error',
      // A schema and its type share a name; the compiler reports real redeclarations.
      'no-redeclare': 'off',
    },
  },
  {
    name: 'vigil/console',
    files: ['scripts/**', 'bench/**', 'pkg-sandbox/src/**', 'pkg-*/test/**', 'e2e/**'],
    rules: { 'no-console': 'off' },
  },
  // Not a React component in sight: the hook rules only confuse names such as `use` of fixtures.
  {
    name: 'vigil/no-hooks',
    files: ['e2e/**', 'scripts/**', 'pkg-core/**', 'pkg-backend-proxy/**'],
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
  // Its functions change with every scroll, which the compiler of React can not memoise: it skips these components.
  {
    name: 'vigil/virtual-rows',
    files: ['src/**/*.{ts,tsx}'],
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  // The host page is built with the automatic JSX runtime.
  {
    name: 'vigil/host-page',
    files: ['pkg-sandbox/host/**'],
    rules: { 'react/react-in-jsx-scope': 'off' },
  },
  {
    name: 'vigil/clock',
    files: ['pkg-core/src/**/*.ts'],
    ignores: ['pkg-core/src/**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time is an argument.',
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is an argument.' },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'No randomness in the core.',
        },
      ],
    },
  },
  {
    name: 'vigil/one-door',
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/proxy/**', 'src/prometheus/**', 'src/settings/**', '**/*.test.{ts,tsx}', 'src/testing/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "ImportSpecifier[imported.name='getBackendSrv']",
          message: 'Talk to the world in src/proxy, src/prometheus or src/settings.',
        },
        {
          selector: "ImportSpecifier[imported.name='getDataSourceSrv']",
          message: 'Talk to data sources in src/prometheus.',
        },
      ],
    },
  },
  ...roomRules,
]);
