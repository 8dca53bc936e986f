import { labelText } from './label-text.ts';
import type { Sample } from './sample.ts';

/**
 * Samples as a page of the text exposition format 0.0.4, families together, each with its type.
 * https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export function exposition(samples: readonly Sample[]): string {
  const families = new Map<string, string[]>();
  for (const { name, labels, value } of samples) {
    const text = labelText(labels);
    const line = `${text === '' ? name : `${name}{${text}}`} ${number(value)}`;
    const lines = families.get(name);
    if (lines === undefined) {
      families.set(name, [`# TYPE ${name} ${typeOf(name)}`, line]);
    } else {
      lines.push(line);
    }
  }
  return `${[...families.values()].flat().join('\n')}\n`;
}

function typeOf(name: string): 'counter' | 'gauge' | 'untyped' {
  if (name === 'node_vmstat_oom_kill') {
    return 'untyped';
  }
  return /_total$|_usage_seconds_(usermode|kernelmode)$/.test(name) ? 'counter' : 'gauge';
}

function number(value: number): string {
  return Number.isNaN(value) ? 'NaN' : value === Infinity ? '+Inf' : value === -Infinity ? '-Inf' : String(value);
}
