import { parseArgs } from 'node:util';
import { numberOption } from './number-option.ts';

export interface Options {
  /** Of the page; 0 takes a free one. */
  port: number;
  /** Compare with what was planted, print one JSON line, exit. */
  check: boolean;
  /** Print one JSON line for programs once everything is up. */
  readyJson: boolean;
  /** Home folder of a real Grafana to run in; undefined: the stand-in. */
  grafana: string | undefined;
  hours: number;
  /** Run VictoriaMetrics beside Prometheus, as a second data source with the same series. */
  victoriaMetrics: boolean;
}

/** @throws {Error} that names the option at fault and says what is expected */
export function readOptions(args: string[], environment: Record<string, string | undefined>): Options {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '3210' },
      check: { type: 'boolean', default: false },
      'ready-json': { type: 'boolean', default: false },
      grafana: { type: 'string' },
      hours: { type: 'string', default: '6' },
      'victoria-metrics': { type: 'boolean', default: false },
    },
  });
  return {
    port: numberOption('port', values.check ? '0' : values.port, 0, 65535),
    check: values.check,
    readyJson: values['ready-json'],
    grafana: values.grafana ?? (environment.GRAFANA_HOME || undefined),
    hours: numberOption('hours', values.hours, 0.1, 24),
    victoriaMetrics: values['victoria-metrics'],
  };
}
