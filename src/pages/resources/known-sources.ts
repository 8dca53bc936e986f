import type { Capabilities } from '@vigil/core/resources/capabilities';
import { KnownPods } from '@vigil/core/resources/known-pods';
import type { ResourceScope, ResourceWindow } from '@vigil/core/resources/scope';
import type { Splitting } from '@vigil/core/resources/split-window';

/** What is scraped rarely changes: asked again after ten minutes, and for another hour of history. */
const trusted = 600_000;
const hour = 3_600_000;

const capabilitiesOf = new Map<string, { capabilities: Capabilities; at: number }>();
const podsOf = new Map<string, KnownPods>();
const windowOf = new Map<string, ResourceWindow>();

/** What a data source holds of a cluster around a moment, if that was found out a short while ago. */
export function knownCapabilities(source: string, scope: ResourceScope, window: ResourceWindow, now: number) {
  const known = capabilitiesOf.get(capabilityKey(source, scope, window));
  return known && now - known.at < trusted ? known.capabilities : undefined;
}

export function rememberCapabilities(
  source: string,
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities,
  now: number
): void {
  // Nothing may mean not yet: a window that ends in the future must not hide what one of the same hour holds.
  if (capabilities.usage === 'none') {
    return;
  }
  capabilitiesOf.set(capabilityKey(source, scope, window), { capabilities, at: now });
}

/**
 * The first look at a scope asks in as few queries as can be; whoever looks again at nearly the same window (a refresh)
 * will do so once more: then pieces that can be kept are worth more.
 */
export function chooseSplitting(source: string, scope: ResourceScope, window: ResourceWindow): Splitting {
  const key = [source, scope.cluster?.value ?? '', ...scope.namespaces].join('\n');
  const before = windowOf.get(key);
  windowOf.set(key, window);
  const shared = before ? Math.min(before.to, window.to) - Math.max(before.from, window.from) : 0;
  return shared > (window.to - window.from) / 2 ? 'reusable' : 'fewest';
}

/** What earlier analyses learnt of the single pods of a cluster. */
export function knownPodsOf(source: string, scope: ResourceScope): KnownPods {
  const key = [source, scope.cluster?.value ?? ''].join('\n');
  const known = podsOf.get(key) ?? new KnownPods();
  podsOf.set(key, known);
  return known;
}

/** As after opening the page. */
export function forgetSources(): void {
  podsOf.clear();
  capabilitiesOf.clear();
  windowOf.clear();
}

function capabilityKey(source: string, scope: ResourceScope, window: ResourceWindow): string {
  return [source, scope.cluster?.value ?? '', Math.floor(window.to / hour)].join('\n');
}
