import { useMemo } from 'react';
import { defaultPolicy, parsePolicy, type Policy, type PolicyProblem } from '@vigil/core/resources/policy';
import { usePluginSettings } from '../../settings/use-plugin-settings';

/** The configured thresholds; the default ones where those are not understood, with what is wrong with them. */
export function usePolicy(): { policy: Policy; problems: readonly PolicyProblem[] } {
  const { resourcePolicy } = usePluginSettings();
  // As text: the settings may be another equal object on every render.
  const text = JSON.stringify(resourcePolicy ?? {});
  return useMemo(() => {
    const parsed = parsePolicy(JSON.parse(text));
    return 'policy' in parsed ? parsed : { policy: defaultPolicy, problems: parsed.problems };
  }, [text]);
}
