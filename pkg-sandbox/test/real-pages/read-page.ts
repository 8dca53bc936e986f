import { parseValue } from '@vigil/core/prometheus/parse-answer';

export interface PageSample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

const line = /^(?<name>[a-z_]\w*)(?:\{(?<labels>.*)\})? (?<value>\S+)(?: \d+)?$/i;
const label = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** The samples of a page in the text exposition format; label values keep their escapes. */
export function readPage(text: string): PageSample[] {
  return text.split('\n').flatMap((row) => {
    const parts = row.startsWith('#') ? undefined : line.exec(row)?.groups;
    return parts === undefined
      ? []
      : [
          {
            name: parts.name ?? '',
            labels: Object.fromEntries(
              [...(parts.labels ?? '').matchAll(label)].map(([, name = '', value = '']) => [name, value])
            ),
            value: parseValue(parts.value ?? ''),
          },
        ];
  });
}
