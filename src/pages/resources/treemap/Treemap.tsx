import React, { memo, useMemo, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useWidth } from '../../../components/use-width';
import { shareText } from '../figure-text';
import { fitColor, fitOf } from './fit';
import { headHeight, layOut, type Box, type Leaf, type Tree } from './tiles';
import { neighbourOf } from './neighbour';

export interface TreemapProps {
  tree: Tree;
  height: number;
  label: string;
  /** Chosen ones are framed. */
  chosen: ReadonlySet<string>;
  /** What the table's filters leave: the others are dimmed. Absent: all. */
  lit?: ReadonlySet<string>;
  describe(leaf: Leaf): string;
  onChoose(leaf: Leaf): void;
  onNamespace(namespace: string): void;
  /** What the pointer or the focus is on. */
  onPoint(leaf: Leaf | undefined): void;
}

/** Tiles of workloads within namespaces. One stop of the tab key; arrow keys go from tile to tile. */
export const Treemap = memo(function Treemap({
  tree,
  height,
  label,
  chosen,
  lit,
  describe,
  onChoose,
  onNamespace,
  onPoint,
}: TreemapProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const [measure, width] = useWidth<HTMLDivElement>();
  const [current, setCurrent] = useState(0);
  const { namespaces, tiles } = useMemo(() => layOut(tree, width, height), [tree, width, height]);
  const labels = useMemo(() => tiles.map(({ leaf }) => describe(leaf)), [tiles, describe]);
  const stop = Math.min(current, tiles.length - 1);

  const onKeyDown = (event: React.KeyboardEvent<SVGGElement>, index: number) => {
    const leaf = tiles[index]?.leaf;
    if ((event.key === 'Enter' || event.key === ' ') && leaf) {
      event.preventDefault();
      onChoose(leaf);
    }
    const next = neighbourOf(tiles, index, event.key);
    if (next !== undefined) {
      event.preventDefault();
      setCurrent(next);
      const groups = event.currentTarget.ownerSVGElement?.querySelectorAll<SVGGElement>('[data-tile]');
      groups?.[next]?.focus();
    }
  };

  return (
    <div ref={measure} style={{ height }}>
      <svg width={width} height={height} role="group" aria-label={label} className={styles.map}>
        {namespaces.map(({ namespace, ...box }) =>
          box.width > 40 && box.height > headHeight ? (
            <text
              key={namespace}
              x={box.x + 3}
              y={box.y + 12}
              className={styles.head}
              onClick={() => onNamespace(namespace)}
            >
              {cut(namespace, box.width - 4, 6.3)}
              <title>{t('resources.map.namespace', 'Only namespace {{namespace}}', { namespace })}</title>
            </text>
          ) : null
        )}
        {tiles.map(({ leaf, ...box }, index) => (
          <g
            key={leaf.id}
            data-tile
            role="button"
            tabIndex={index === stop ? 0 : -1}
            aria-label={labels[index]}
            aria-pressed={chosen.has(leaf.id)}
            className={styles.tile}
            opacity={lit === undefined || lit.has(leaf.id) ? 1 : 0.25}
            onClick={() => {
              setCurrent(index);
              onChoose(leaf);
            }}
            onKeyDown={(event) => onKeyDown(event, index)}
            onMouseEnter={() => onPoint(leaf)}
            onMouseLeave={() => onPoint(undefined)}
            onFocus={() => onPoint(leaf)}
            onBlur={() => onPoint(undefined)}
          >
            <rect
              {...box}
              rx={2}
              fill={fitColor(theme, fitOf(leaf.ratio))}
              stroke={chosen.has(leaf.id) ? theme.colors.primary.text : theme.colors.border.weak}
              strokeWidth={chosen.has(leaf.id) ? 2 : 1}
              strokeDasharray={leaf.ratio === undefined ? '3 2' : undefined}
            />
            <TileText leaf={leaf} box={box} />
          </g>
        ))}
      </svg>
    </div>
  );
});

/** The name, and below it the share, as far as there is room. */
function TileText({ leaf, box }: { leaf: Leaf; box: Box }) {
  const styles = useStyles2(getStyles);
  if (box.width < 34 || box.height < 18) {
    return null;
  }
  const name = leaf.row ? leaf.name : `+${leaf.count}`;
  return (
    <>
      <text x={box.x + 5} y={box.y + 14} className={styles.name} aria-hidden>
        {cut(name, box.width - 8, 7)}
      </text>
      {box.height >= 34 && leaf.ratio !== undefined && (
        <text x={box.x + 5} y={box.y + 28} className={styles.share} aria-hidden>
          {shareText(leaf.ratio)}
        </text>
      )}
    </>
  );
}

/** Names are of Latin letters: a width per letter is near enough. */
function cut(text: string, width: number, letter: number): string {
  const room = Math.floor(width / letter);
  return text.length <= room ? text : room < 3 ? '' : `${text.slice(0, room - 1)}…`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  map: css({ display: 'block', overflow: 'visible' }),
  head: css({
    fontSize: 11,
    fill: theme.colors.text.secondary,
    cursor: 'pointer',
    '&:hover': { fill: theme.colors.text.link, textDecoration: 'underline' },
  }),
  tile: css({
    cursor: 'pointer',
    outline: 'none',
    '&:hover rect': { stroke: theme.colors.text.primary },
    '&:focus-visible rect': { stroke: theme.colors.primary.text, strokeWidth: 3 },
    '@media (prefers-reduced-motion: no-preference)': { transition: 'opacity 120ms' },
  }),
  name: css({ fontSize: 12, fill: theme.colors.text.primary, pointerEvents: 'none' }),
  share: css({
    fontSize: 11,
    fill: theme.colors.text.primary,
    opacity: 0.8,
    fontVariantNumeric: 'tabular-nums',
    pointerEvents: 'none',
  }),
});
