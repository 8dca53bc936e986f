import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { scrapeTexts } from './scrape-texts.ts';

/** Pages of real clusters; they are not the project's own. */
const folder = path.resolve(import.meta.dirname, '../../../../shared/data/newrelic');

/** Files of the kubelet's cAdvisor and of kube-state-metrics. */
export interface ClusterPages {
  name: string;
  cadvisor: string;
  state: string;
  /** False: kube-state-metrics is scraped without honor_labels. */
  honorLabels: boolean;
}

/** Which file is not there; false where all are. */
export function absentPage(clusters: readonly ClusterPages[]): string | false {
  const absent = clusters
    .flatMap(({ cadvisor, state }) => [cadvisor, state])
    .find((file) => !existsSync(path.join(folder, file)));
  return absent !== undefined && `${path.join(folder, absent)} is not there`;
}

export function pageText(file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

/** A real Prometheus with the pages of these clusters. `kubelet`: labels of the kubelet's target. */
export function scrapeClusters(clusters: readonly ClusterPages[], kubelet: Record<string, string>) {
  const exporter = { job: 'kube-state-metrics', namespace: 'monitoring', pod: 'ksm-0', container: 'ksm' };
  const page = (file: string, honorLabels: boolean, labels: Record<string, string>) => ({
    path: `/${file}`,
    text: pageText(file),
    honorLabels,
    labels,
  });
  return scrapeTexts(
    clusters.flatMap(({ name, cadvisor, state, honorLabels }) => [
      page(cadvisor, true, { ...kubelet, cluster: name }),
      page(state, honorLabels, { ...exporter, cluster: name }),
    ]),
    6
  );
}
