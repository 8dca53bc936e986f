import { parseArgs } from 'node:util';

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
    },
  });
  return {
    port: number('port', values.check ? '0' : values.port, 0, 65535),
    check: values.check,
    readyJson: values['ready-json'],
    grafana: values.grafana ?? (environment.GRAFANA_HOME || undefined),
    hours: number('hours', values.hours, 0.1, 24),
  };
}

function number(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < min || value > max) {
    throw new Error(`--${name} is ${text}: expected a number from ${min} to ${max}.`);
  }
  return value;
}
