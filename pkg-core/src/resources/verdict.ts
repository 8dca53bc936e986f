import type { LocalText } from '../vocabulary/local-text.ts';
import type { Severity } from '../vocabulary/severity.ts';
import { confidenceOf, type Confidence } from './confidence.ts';
import { formatSpan } from './format-quantity.ts';
import type { Policy } from './policy.ts';

/** Worst first: the order chips stand in. */
export const verdictKinds = [
  'oom-risk',
  'starved',
  'over-committed',
  'throttled',
  'no-request',
  'no-limit',
  'unbalanced',
  'request-changed',
  'wasteful',
] as const;
export type VerdictKind = (typeof verdictKinds)[number];

export const verdictSeverity: Record<VerdictKind, Severity> = {
  'oom-risk': 'high',
  starved: 'high',
  'over-committed': 'high',
  throttled: 'medium',
  'no-request': 'high',
  'no-limit': 'high',
  unbalanced: 'medium',
  'request-changed': 'info',
  wasteful: 'low',
};

export interface Verdict {
  kind: VerdictKind;
  severity: Severity;
  /** The pod that was judged, the worst of its row; empty where a node, a namespace or a cluster was. */
  pod: string;
  /** How far beyond its threshold, to find the worst: larger is worse. */
  weight: number;
  /** What was measured and what it was held against, both in the unit of the text; absent where there is no figure. */
  figure?: number;
  threshold?: number;
  /** How many samples of usage it rests on; 0: it rests on settings alone. */
  samples: number;
  confidence: Confidence['level'];
  /** The figure, the threshold, the window and the samples, in one sentence each. */
  text: LocalText;
}

/** What the figures rest on. */
export interface Basis {
  windowSeconds: number;
  intervalSeconds: number;
}

export interface Judgement {
  kind: VerdictKind;
  weight: number;
  figure?: number;
  threshold?: number;
  /** Made only where it is read: of ten thousand pods, a screen shows some. */
  what(): LocalText;
}

/**
 * A verdict that says on what it rests. `samples` undefined: on what kube-state-metrics says of settings, not on usage.
 */
export function verdictOf(
  { kind, weight, figure, threshold, what }: Judgement,
  on: { pod?: string; samples?: number },
  policy: Policy,
  basis: Basis
): Verdict {
  const confidence = on.samples === undefined ? certain : confidenceOf(on.samples, policy);
  let text: LocalText | undefined;
  return {
    kind,
    weight,
    figure,
    threshold,
    severity: verdictSeverity[kind],
    pod: on.pod ?? '',
    samples: on.samples ?? 0,
    confidence: confidence.level,
    get text() {
      text ??= sentenceOf(what(), on, confidence, basis);
      return text;
    },
  };
}

function sentenceOf(
  what: LocalText,
  on: { pod?: string; samples?: number },
  { level, reason }: Confidence,
  basis: Basis
): LocalText {
  const window = formatSpan(basis.windowSeconds);
  const pod = on.pod === undefined ? { en: '', zh: '' } : { en: `Pod ${on.pod}; `, zh: `Pod ${on.pod}；` };
  const samples =
    on.samples === undefined ? { en: '', zh: '' } : { en: `, ${on.samples} samples`, zh: `，${on.samples} 个样本` };
  const doubt = level === 'high' ? { en: '', zh: '' } : { en: ` ${reason.en}`, zh: reason.zh };
  return {
    en: `${what.en} ${pod.en}${pod.en ? 'window' : 'Window'} ${window}${samples.en}.${doubt.en}`,
    zh: `${what.zh}${pod.zh}时间窗口 ${window}${samples.zh}。${doubt.zh}`,
  };
}

const certain: Confidence = { level: 'high', reason: { en: '', zh: '' } };
