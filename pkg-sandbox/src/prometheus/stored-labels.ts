import type { Labels } from '../metrics/sample.ts';
import type { Target } from '../metrics/targets.ts';

/**
 * The labels under which Prometheus stores a scraped series: the target's own added, conflicts solved by `honorLabels`
 * (an empty label of the page counts as given). https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config
 */
export function storedLabels(name: string, labels: Labels, target: Pick<Target, 'labels' | 'honorLabels'>): Labels {
  const stored: Record<string, string> = { ...labels, __name__: name };
  for (const [label, value] of Object.entries(target.labels)) {
    const own = labels[label];
    if (own !== undefined && target.honorLabels) {
      continue;
    }
    if (own !== undefined && own !== '') {
      stored[`exported_${label}`] = own;
    }
    stored[label] = value;
  }
  return stored;
}
