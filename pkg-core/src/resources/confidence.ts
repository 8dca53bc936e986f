import type { LocalText } from '../vocabulary/local-text.ts';
import type { Policy } from './policy.ts';

/** How far a figure can be trusted, and why. */
export interface Confidence {
  level: 'high' | 'medium' | 'low';
  reason: LocalText;
}

/** By the samples a figure rests on; an average of few samples moves with each. */
export function confidenceOf(samples: number, policy: Pick<Policy, 'fewSamples' | 'enoughSamples'>): Confidence {
  if (samples < policy.fewSamples) {
    return {
      level: 'low',
      reason: {
        en: `Low confidence: ${samples} samples, fewer than ${policy.fewSamples}. Measure longer.`,
        zh: `置信度低：仅 ${samples} 个样本，少于 ${policy.fewSamples} 个，请延长测量时间。`,
      },
    };
  }
  return samples < policy.enoughSamples
    ? {
        level: 'medium',
        reason: {
          en: `Medium confidence: ${samples} samples, fewer than ${policy.enoughSamples}.`,
          zh: `置信度中等：${samples} 个样本，少于 ${policy.enoughSamples} 个。`,
        },
      }
    : {
        level: 'high',
        reason: { en: `High confidence: ${samples} samples.`, zh: `置信度高：${samples} 个样本。` },
      };
}
