import React, { type ReactNode } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { HealthMark, type HealthLevel } from './HealthMark';

export interface HealthCardProps {
  title: string;
  level: HealthLevel;
  /** The level in a word of this source. */
  state: string;
  /** What is wrong, in the words of whoever said so. */
  problem?: string | null;
  /** Its texts are long: it takes the room of two. */
  isWide?: boolean;
  children: ReactNode;
}

/** One source of what the pages show, and how it is. */
export function HealthCard({ title, level, state, problem, isWide = false, children }: HealthCardProps) {
  const styles = useStyles2(getStyles);
  return (
    <section className={cx(styles.card, isWide && styles.wide)} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <HealthMark level={level} word={state} />
      </div>
      {problem && <p className={styles.problem}>{problem}</p>}
      {children}
    </section>
  );
}

/** Figures with their names. */
export function HealthFigures({ figures }: { figures: Array<[name: string, value: ReactNode]> }) {
  const styles = useStyles2(getStyles);
  return (
    <dl className={styles.figures}>
      {figures.map(([name, value]) => (
        <React.Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </React.Fragment>
      ))}
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({
    minWidth: 0,
    padding: theme.spacing(1.5),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
  }),
  wide: css({ [theme.breakpoints.up('md')]: { gridColumn: 'span 2' } }),
  head: css({
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
  }),
  title: css({ ...theme.typography.h5, margin: 0 }),
  problem: css({ color: theme.colors.error.text, wordBreak: 'break-word' }),
  figures: css({
    display: 'grid',
    gridTemplateColumns: '1fr max-content',
    gap: theme.spacing(0.5, 2),
    margin: 0,
    dt: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
    dd: { margin: 0, textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  }),
});
