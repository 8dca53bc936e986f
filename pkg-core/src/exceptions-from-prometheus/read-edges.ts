import type { InstantSample } from '../prometheus/parse-answer.ts';
import type { ResourceWindow } from '../resources/scope.ts';
import { edgeStep } from './query-steps.ts';

/** When something was so, Unix milliseconds. */
export interface Span {
  firstSeen: number | null;
  beganEarlier: boolean;
  lastSeen: number | null;
  state: 'now' | 'was' | null;
}

export const unknownSpan: Span = { firstSeen: null, beganEarlier: false, lastSeen: null, state: null };

/** Spans by `keyOf`: what began within the first step of the range may have begun before it. */
export function readEdges(
  samples: readonly InstantSample[] | undefined,
  window: ResourceWindow,
  keyOf: (labels: Record<string, string>) => string
): Map<string, Span> {
  const spans = new Map<string, Span>();
  const earliest = window.from + edgeStep(window) * 1000;
  for (const { labels, value } of samples ?? []) {
    const key = keyOf(labels);
    const span = spans.get(key) ?? { ...unknownSpan, state: 'was' };
    const at = Math.round(value * 1000);
    if (labels['edge'] === 'now') {
      span.state = 'now';
    } else if (labels['edge'] === 'first' && Number.isFinite(at)) {
      span.beganEarlier = at <= earliest;
      span.firstSeen = span.beganEarlier ? null : at;
    } else if (Number.isFinite(at)) {
      span.lastSeen = at;
    }
    spans.set(key, span);
  }
  return spans;
}

/** Both together: the earlier beginning, the later end. Where one of them is unknown, the other one tells. */
export function joinSpans(a: Span, b: Span): Span {
  const beganEarlier = a.beganEarlier || b.beganEarlier;
  const states = [a.state, b.state];
  return {
    beganEarlier,
    firstSeen: beganEarlier ? null : least(a.firstSeen, b.firstSeen),
    lastSeen:
      a.lastSeen === null || b.lastSeen === null ? (a.lastSeen ?? b.lastSeen) : Math.max(a.lastSeen, b.lastSeen),
    state: states.includes('now') ? 'now' : states.includes('was') ? 'was' : null,
  };
}

function least(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
