import type { Pod } from '../kubernetes/pod.ts';
import type { ClusterSnapshot } from '../kubernetes/snapshot.ts';
import type { LocalText } from '../vocabulary/local-text.ts';
import type { Hazard } from './check.ts';
import { examine } from './examine.ts';
import { figure, text } from './figure.ts';
import { hazardOf } from './hazard-of.ts';
import { indexSnapshot } from './snapshot-index.ts';

/** More pods of one workload than this are counted, not listed. */
const listed = 10;

/**
 * One hazard per workload that has such pods. `fault` says what is wrong with a pod in the API's own words, null when
 * nothing is; `what` follows "2 of 3 pods" in a sentence.
 */
export function examinePods(
  snapshot: ClusterSnapshot,
  pods: readonly Pod[],
  what: LocalText,
  fault: (pod: Pod) => string | null
): { examined: number; hazards: Hazard[] } {
  const index = indexSnapshot(snapshot);
  const groups = Map.groupBy(pods, (pod) => index.ownerOf(pod));
  return examine([...groups], ([owner, group]) => {
    const faults = group.flatMap((pod) => {
      const words = fault(pod);
      return words === null ? [] : [{ pod, words }];
    });
    const [first] = faults;
    if (!first) {
      return null;
    }
    const count = `${faults.length} / ${group.length}`;
    return hazardOf(
      owner,
      text(
        `${faults.length} of ${group.length} pods ${what.en}: ${first.words}`,
        `${group.length} 个 Pod 中有 ${faults.length} 个${what.zh}：${first.words}`
      ),
      [
        figure('Pods', 'Pod', count),
        ...faults.slice(0, listed).map(({ pod, words }) => figure(pod.metadata.name, pod.metadata.name, words)),
      ]
    );
  });
}
