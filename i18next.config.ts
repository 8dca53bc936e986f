import { defineConfig } from 'i18next-cli';

export default defineConfig({
  locales: ['en-US', 'zh-Hans'],
  extract: {
    input: ['src/**/*.{ts,tsx}'],
    ignore: ['src/**/*.test.{ts,tsx}', 'src/testing/**'],
    output: 'src/locales/{{language}}/{{namespace}}.json',
    defaultNS: 'vigil-kubernetes-app',
    functions: ['t', '*.t'],
    transComponents: ['Trans'],
    primaryLanguage: 'en-US',
    sort: true,
  },
});
