/**
 * A summary as Prometheus writes it, as far as the rules use its templates: labels, the value, the end that names the
 * cluster. Throws for anything else, so that no template goes untested.
 */
export function renderSummary(template: string, labels: Record<string, string>, value: number): string {
  const text = template
    .replace('{{ with $labels.cluster }} in {{ . }}{{ end }}', labels['cluster'] ? ` in ${labels['cluster']}` : '')
    .replace(/\{\{ \$labels\.(\w+) \}\}/g, (_, name: string) => labels[name] ?? '')
    .replace(
      /\{\{ or ((?:\$labels\.\w+ ?)+)\}\}/g,
      (_, names: string) =>
        names
          .trim()
          .split(' ')
          .map((name) => labels[name.replace('$labels.', '')])
          .find((found) => found) ?? ''
    )
    .replace(/\{\{ \$value \| humanizePercentage \}\}/g, `${Number((value * 100).toPrecision(4))}%`)
    .replace(/\{\{ \$value \| humanizeDuration \}\}/g, duration(value))
    .replace(/\{\{ \$value \}\}/g, String(value));
  if (text.includes('{{')) {
    throw new Error(`this test does not know the template ${text}`);
  }
  return text;
}

/** Seconds as Prometheus writes them: `1d 0h 0m 0s`, `15m 0s`, `19.85s`. */
function duration(value: number): string {
  if (Math.abs(value) < 60) {
    return `${Number(value.toPrecision(4))}s`;
  }
  const sign = value < 0 ? '-' : '';
  const seconds = Math.floor(Math.abs(value));
  const [d, h, m, s] = [86_400, 3600, 60, 1].map((unit, index) =>
    index === 0 ? Math.floor(seconds / unit) : Math.floor(seconds / unit) % (unit === 3600 ? 24 : 60)
  );
  return sign + (d ? `${d}d ${h}h ${m}m ${s}s` : h ? `${h}h ${m}m ${s}s` : `${m}m ${s}s`);
}
