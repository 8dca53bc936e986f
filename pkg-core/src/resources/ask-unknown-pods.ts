import type { PlanReport } from '../prometheus/run-plan.ts';
import type { PlanRunner } from './analyse-resources.ts';
import type { Capabilities } from './capabilities.ts';
import { gonePods } from './fold-usage.ts';
import type { KnownPods } from './known-pods.ts';
import { planGonePods, type PodName } from './plan-gone-pods.ts';
import type { ResourceQueryId } from './plan-queries.ts';
import type { Answers } from './planned-query.ts';
import type { ResourceScope, ResourceWindow } from './scope.ts';

/** Questions about pods by name; the others are about their owners, by namespace. */
const aboutPods = ['reserved', 'pods', 'podOwners'] as const;
const aboutOwners = ['replicaSetOwners', 'jobOwners'] as const;
type PodQuestion = (typeof aboutPods)[number];

/**
 * Second look at pods of which kube-state-metrics says nothing at the end of the window: those that are gone, and those
 * that came after a slow answer. What is known of them is not asked again.
 */
export async function askUnknownPods<Failure>(
  input: {
    answers: Answers<ResourceQueryId>;
    scope: ResourceScope;
    window: ResourceWindow;
    capabilities: Capabilities;
    known: KnownPods;
  },
  wanted: (id: ResourceQueryId) => boolean,
  run: PlanRunner<Failure>,
  before: Parameters<PlanRunner<Failure>>[1]
): Promise<PlanReport<ResourceQueryId, Failure>> {
  const { answers, scope, window, capabilities, known } = input;
  const unknown = new Map(
    aboutPods.filter(wanted).map((id) => {
      known.forget(id, answers[id]);
      return [id, podsWithout(id, answers)] as const;
    })
  );
  const owners = aboutOwners.filter(wanted);
  const gone = owners.length > 0 ? gonePods(answers) : [];
  const plan = (id: ResourceQueryId, pods: readonly PodName[]) =>
    planGonePods(pods, scope, window, capabilities).filter((query) => query.id === id);
  const asked = new Map([...unknown].map(([id, pods]) => [id, known.lacking(id, pods, window)]));
  const report = await run(
    [...owners.flatMap((id) => plan(id, gone)), ...[...asked].flatMap(([id, pods]) => plan(id, pods))],
    before
  );
  const found: Answers<ResourceQueryId> = { ...report.answers };
  for (const [id, pods] of unknown) {
    const names = asked.get(id) ?? [];
    const recalled = known.recall(id, pods, window);
    if (!report.runs.some((query) => query.id === id && query.status === 'failed')) {
      known.learn(id, names, report.answers[id] ?? [], window);
    }
    found[id] = [...recalled, ...(report.answers[id] ?? [])];
  }
  return { ...report, answers: found };
}

/** Pods that were seen, and of which the answer says nothing. None where kube-state-metrics says nothing at all. */
function podsWithout(id: PodQuestion, answers: Answers<ResourceQueryId>): PodName[] {
  const told = answers[id] ?? answers.pods;
  // A pod may have come after the last answer about owners: the pods themselves are always asked anew.
  const since = id === 'podOwners' && told !== answers.pods ? (answers.pods ?? []) : [];
  return told ? gonePods({ ...answers, pods: told, reserved: undefined }, since) : gonePods(answers);
}
