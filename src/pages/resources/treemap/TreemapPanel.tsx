import React, { memo, useCallback, useMemo, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import type { SetUrlState } from '../../../url/use-url-state';
import { bytesText, coresWords, shareText } from '../figure-text';
import type { resourcesUrl, ResourcesState } from '../resources-url';
import { FitLegend } from './FitLegend';
import { usageOf } from './fit';
import { treeOf, type Leaf } from './tiles';
import { Treemap } from './Treemap';
import { useAfterPaint } from './use-after-paint';
import { TreemapList } from './TreemapList';

export interface TreemapPanelProps {
  /** Of the workload grouping, whatever the table shows. */
  workloads: readonly ResourceRow[];
  /** Other workloads are on their way: that there are none is not known yet. */
  isPending: boolean;
  /** Ids that the filters leave; absent: all. */
  lit?: ReadonlySet<string>;
  state: ResourcesState;
  setState: SetUrlState<typeof resourcesUrl>;
}

const height = 176;
const none: readonly ResourceRow[] = [];

/** Where the requests go and how well they fit: a map of all workloads, or the same as a list. */
export const TreemapPanel = memo(function TreemapPanel(props: TreemapPanelProps) {
  const { workloads: all, isPending, lit, state, setState } = props;
  const styles = useStyles2(getStyles);
  const [pointed, setPointed] = useState<Leaf>();
  const { resource, area } = state;
  const isPainted = useAfterPaint() && !(isPending && all.length === 0);
  const workloads = isPainted ? all : none;
  const tree = useMemo(() => treeOf(workloads, resource, area), [workloads, resource, area]);
  // The URL gives a new list with every change of anything; the map is drawn again only with another choice.
  const chosenText = state.workload.join(',');
  const chosen = useMemo(() => new Set(chosenText === '' ? [] : chosenText.split(',')), [chosenText]);
  const describe = useCallback((leaf: Leaf) => describeLeaf(leaf, resource, area), [resource, area]);
  const choose = useCallback(
    (leaf: Leaf) => {
      if (leaf.row) {
        setState({ workload: chosen.has(leaf.id) ? [...chosen].filter((id) => id !== leaf.id) : [leaf.id], row: '' });
      } else {
        setState({ namespace: [leaf.namespace] });
      }
    },
    [chosen, setState]
  );
  const chooseNamespace = useCallback((name: string) => setState({ namespace: [name] }), [setState]);
  const label = t('resources.map.label', 'Workloads by {{what}}, largest first', {
    what: areaName(resource, area),
  });
  const shared = { tree, height, label, chosen, describe, onChoose: choose };
  const isOpen = state.map !== 'off';
  return (
    <section className={styles.panel} aria-label={t('resources.map.title', 'Map of requests')}>
      <div className={styles.head}>
        <Button
          size="sm"
          fill="text"
          variant="secondary"
          icon={isOpen ? 'angle-down' : 'angle-right'}
          aria-expanded={isOpen}
          onClick={() => setState({ map: isOpen ? 'off' : 'map' })}
        >
          {t('resources.map.heading', 'Who holds what')}
        </Button>
        {isOpen && (
          <>
            <RadioButtonGroup
              size="sm"
              aria-label={t('resources.map.resource', 'Resource of the map')}
              options={[
                { value: 'cpu' as const, label: t('resources.cpu', 'CPU') },
                { value: 'memory' as const, label: t('resources.map.memory', 'Memory') },
              ]}
              value={resource}
              onChange={(value) => setState({ resource: value })}
            />
            <RadioButtonGroup
              size="sm"
              aria-label={t('resources.map.area', 'What the area stands for')}
              options={[
                { value: 'request' as const, label: t('resources.map.area-request', 'area: request') },
                { value: 'usage' as const, label: t('resources.map.area-usage', 'area: usage') },
              ]}
              value={area}
              onChange={(value) => setState({ area: value })}
            />
            <RadioButtonGroup
              size="sm"
              aria-label={t('resources.map.form', 'Map or list')}
              options={[
                { value: 'map' as const, icon: 'apps', ariaLabel: t('resources.map.as-map', 'Map') },
                { value: 'list' as const, icon: 'list-ul', ariaLabel: t('resources.map.as-list', 'List') },
              ]}
              value={state.map === 'list' ? 'list' : 'map'}
              onChange={(form: 'map' | 'list') => setState({ map: form })}
            />
            <span className={styles.line}>
              {pointed ? describe(pointed) : <FitLegend resource={resource} unknown={tree.unknown} area={area} />}
            </span>
          </>
        )}
      </div>
      {isOpen && !isPainted && <div style={{ height }} aria-busy />}
      {isOpen && isPainted && tree.namespaces.length === 0 && (
        <p className={styles.empty} style={{ height }}>
          {area === 'request'
            ? t('resources.map.no-requests', 'No request is known here: draw the usage instead.')
            : t('resources.map.no-usage', 'No usage is known here.')}
        </p>
      )}
      {isOpen && tree.namespaces.length > 0 && state.map === 'map' && (
        <Treemap {...shared} lit={lit} onPoint={setPointed} onNamespace={chooseNamespace} />
      )}
      {isOpen && tree.namespaces.length > 0 && state.map === 'list' && <TreemapList {...shared} />}
    </section>
  );
});

function areaName(resource: ResourcesState['resource'], area: ResourcesState['area']): string {
  if (area === 'request') {
    return resource === 'cpu'
      ? t('resources.map.cpu-request', 'CPU request')
      : t('resources.map.memory-request', 'memory request');
  }
  return resource === 'cpu'
    ? t('resources.map.cpu-usage', 'average CPU usage')
    : t('resources.map.memory-usage', 'peak memory usage');
}

/** One sentence: who, how much, how well it fits. */
function describeLeaf(leaf: Leaf, resource: ResourcesState['resource'], area: ResourcesState['area']): string {
  const text = resource === 'cpu' ? coresWords : bytesText;
  const { row } = leaf;
  // React escapes already.
  const interpolation = { escapeValue: false };
  if (!row) {
    return t('resources.map.rest', '{{namespace}}: {{total}} smaller workloads, {{value}} of {{what}}', {
      namespace: leaf.namespace,
      total: leaf.count,
      value: text(leaf.value),
      what: areaName(resource, area),
      interpolation,
    });
  }
  const values = {
    name: `${leaf.namespace} / ${leaf.name}`,
    used: text(usageOf(row, resource)),
    request: text(row[resource].request),
    share: shareText(leaf.ratio),
    interpolation,
  };
  return row[resource].request === undefined
    ? t('resources.map.leaf-unset', '{{name}}: {{used}} used, no request known', values)
    : t('resources.map.leaf', '{{name}}: {{used}} used of {{request}} requested ({{share}})', values);
}

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0.5, 1, 1),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
  }),
  head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1), minHeight: 28 }),
  line: css({
    marginLeft: 'auto',
    minHeight: 20,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  empty: css({ margin: 0, padding: theme.spacing(1), color: theme.colors.text.secondary }),
});
