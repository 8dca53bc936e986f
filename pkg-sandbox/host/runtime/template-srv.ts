import type { ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';

const variable = /\$(\w+)|\[\[(\w+)(?::\w+)?\]\]|\$\{(\w+)(?:\.[^:^}]+)?(?::([^}]+))?\}/g;

function format(value: unknown, name: string | undefined): string {
  if (!Array.isArray(value)) {
    return String(value);
  }
  switch (name) {
    case 'csv':
      return value.join(',');
    case 'pipe':
      return value.join('|');
    case 'regex':
      return value.length === 1 ? String(value[0]) : `(${value.join('|')})`;
    default:
      return value.length === 1 ? String(value[0]) : `{${value.join(',')}}`;
  }
}

/** Outside dashboards there are no variables: only scoped ones are replaced; all others stay as they are. */
export const hostTemplateSrv: TemplateSrv = {
  getVariables: () => [],
  containsTemplate: (target) => target !== undefined && target.search(variable) !== -1,
  updateTimeRange: () => undefined,
  replace(target = '', scopedVars: ScopedVars = {}, wanted) {
    return target.replace(variable, (match, plain?: string, square?: string, braced?: string, own?: string) => {
      const scoped = scopedVars[plain ?? square ?? braced ?? ''];
      if (scoped === undefined) {
        return match;
      }
      return typeof wanted === 'function'
        ? String(wanted(scoped.value, {}, undefined))
        : format(scoped.value, own ?? wanted);
    });
  },
};
