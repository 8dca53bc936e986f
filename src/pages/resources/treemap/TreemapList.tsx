import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Trans } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { fitColor, fitOf } from './fit';
import type { Leaf, Tree } from './tiles';

export interface TreemapListProps {
  tree: Tree;
  height: number;
  label: string;
  chosen: ReadonlySet<string>;
  describe(leaf: Leaf): string;
  onChoose(leaf: Leaf): void;
}

const mostLines = 100;

/** The same as words: largest first. */
export function TreemapList({ tree, height, label, chosen, describe, onChoose }: TreemapListProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const leaves = tree.namespaces.flatMap((group) => group.leaves).sort((a, b) => b.value - a.value);
  const largest = leaves[0]?.value ?? 1;
  return (
    <ol className={styles.list} style={{ maxHeight: height }} aria-label={label}>
      {leaves.slice(0, mostLines).map((leaf) => (
        <li key={leaf.id}>
          <button
            type="button"
            className={styles.line}
            aria-pressed={chosen.has(leaf.id)}
            onClick={() => onChoose(leaf)}
          >
            <span className={styles.bar} aria-hidden>
              <span
                className={styles.fill}
                style={{ width: `${(100 * leaf.value) / largest}%`, background: fitColor(theme, fitOf(leaf.ratio)) }}
              />
            </span>
            <span className={styles.text}>{describe(leaf)}</span>
          </button>
        </li>
      ))}
      {leaves.length > mostLines && (
        <li className={styles.rest}>
          <Trans i18nKey="resources.map.more" values={{ rest: leaves.length - mostLines }}>
            {'… and {{rest}} smaller ones'}
          </Trans>
        </li>
      )}
    </ol>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, overflowY: 'auto', columnWidth: 420, columnGap: theme.spacing(3) }),
  line: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    width: '100%',
    minHeight: 24,
    padding: theme.spacing(0, 0.5),
    border: 'none',
    borderRadius: theme.shape.radius.default,
    background: 'transparent',
    textAlign: 'left',
    '&:hover': { background: theme.colors.action.hover },
    '&[aria-pressed=true]': { background: theme.colors.action.selected },
  }),
  bar: css({ flex: '0 0 72px', height: 10, background: theme.colors.background.secondary }),
  fill: css({ display: 'block', height: '100%', border: `1px solid ${theme.colors.border.medium}` }),
  text: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  rest: css({ color: theme.colors.text.secondary }),
});
