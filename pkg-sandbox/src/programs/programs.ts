import type { DebianProgram } from './find-program.ts';

/** Every program that a test or the sandbox may start; `npm run prepare:programs` fetches what is missing. */
export const programs = {
  prometheus: {
    title: 'Prometheus',
    package: 'prometheus',
    binary: 'prometheus',
    variable: 'PROMETHEUS',
    download: 'https://prometheus.io/download/',
  },
  victoriaMetrics: {
    title: 'VictoriaMetrics',
    package: 'victoria-metrics',
    binary: 'victoria-metrics',
    variable: 'VICTORIA_METRICS',
    download: 'https://docs.victoriametrics.com/quick-start/',
  },
  alertmanager: {
    title: 'Alertmanager',
    package: 'prometheus-alertmanager',
    binary: 'prometheus-alertmanager',
    variable: 'ALERTMANAGER',
    download: 'https://prometheus.io/download/',
  },
} satisfies Record<string, DebianProgram>;
