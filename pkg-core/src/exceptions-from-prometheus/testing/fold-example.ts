import type { Answers } from '../../resources/planned-query.ts';
import { samples } from '../../resources/testing/example-answers.ts';
import { foldExceptions } from '../fold-exceptions.ts';
import type { DetailId } from '../plan-details.ts';
import type { FindId } from '../plan-finds.ts';

const hour = 3_600_000;
const to = Date.UTC(2026, 0, 1, 12);
/** The hour that is looked at, Unix milliseconds. */
export const window = { from: to - hour, to };
/** Unix seconds, so many minutes after the range began. */
export const at = (minute: number) => window.from / 1000 + minute * 60;
/** As of a Prometheus where nothing has another name. */
export const collected = { exported: false, metrics: new Set<string>() };

/** Labels of a pod of the Deployment cart. */
export const pod = 'cluster=a,namespace=shop,pod=cart-7f9c8d6b5-abcde';
/** Labels of its container. */
export const app = `${pod},container=app`;
export const owners: Answers<DetailId> = {
  podOwners: samples([`${pod},owner_kind=ReplicaSet,owner_name=cart-7f9c8d6b5`, 1]),
  replicaSetOwners: samples([
    'cluster=a,namespace=shop,replicaset=cart-7f9c8d6b5,owner_kind=Deployment,owner_name=cart',
    1,
  ]),
};
/** What makes that pod one of the CronJob mail. */
export const ofJob: Answers<DetailId> = {
  podOwners: samples([`${pod},owner_kind=Job,owner_name=mail-1`, 1]),
  jobOwners: samples(['cluster=a,namespace=shop,job_name=mail-1,owner_kind=CronJob,owner_name=mail', 1]),
};
/** The rows of what was found, where the pod belongs to cart unless `details` say otherwise. */
export const fold = (found: Answers<FindId>, details: Answers<DetailId> = {}) =>
  foldExceptions(found, { ...owners, ...details }, window, collected);

/** One sample, wherever it is in the range. */
export const ever = (labels: string) => samples([labels, 1]);
/** When a sign was seen first and last, in minutes of the range, and whether it still is. */
export const edges = (sign: string, labels: string, first: number, last: number, now = false) =>
  samples(
    [`${labels},sign=${sign},edge=first`, at(first)],
    [`${labels},sign=${sign},edge=last`, at(last)],
    ...(now ? [[`${labels},sign=${sign},edge=now`, 1] as const] : [])
  );
