import type { Labels } from './sample.ts';

const texts = new WeakMap<Labels, string>();

/**
 * The labels as the text exposition format writes them between the braces, in the order given.
 * Label sets are kept by the families from one scrape to the next, so the text is kept with them.
 * Escapes: https://prometheus.io/docs/instrumenting/exposition_formats/#text-format-details
 */
export function labelText(labels: Labels): string {
  let text = texts.get(labels);
  if (text === undefined) {
    text = Object.entries(labels)
      .map(([name, value]) => `${name}="${escape(value)}"`)
      .join(',');
    texts.set(labels, text);
  }
  return text;
}

function escape(value: string): string {
  return value.replace(/[\\"\n]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`));
}
