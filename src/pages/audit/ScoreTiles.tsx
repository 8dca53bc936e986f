import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type CategoryScore } from '@vigil/core/audit/score';
import { type AuditCategory } from '@vigil/core/vocabulary/finding';
import { type Trends } from './history/use-score-trend';
import { ScoreTile } from './ScoreTile';

export interface ScoreTilesProps {
  scores: CategoryScore[];
  /** Scores of the moment that is compared with; absent without a comparison. */
  then?: ReadonlyMap<AuditCategory, number | null>;
  trends: Trends;
  chosen: AuditCategory[];
  onChoose(categories: AuditCategory[]): void;
}

/** The four categories in a row. */
export function ScoreTiles({ scores, then, trends, chosen, onChoose }: ScoreTilesProps) {
  const styles = useStyles2(getScoreStyles);
  return (
    <div className={styles.tiles}>
      {scores.map((score) => {
        const isChosen = chosen.includes(score.category);
        return (
          <ScoreTile
            key={score.category}
            score={score}
            then={then?.get(score.category)}
            trend={trends.get(score.category)}
            isChosen={isChosen}
            onChoose={() => onChoose(isChosen ? [] : [score.category])}
          />
        );
      })}
    </div>
  );
}

/** Room for the tiles while nothing is known. */
export function ScoreTilesSkeleton() {
  const styles = useStyles2(getScoreStyles);
  return (
    <div className={styles.tiles} aria-hidden>
      {[0, 1, 2, 3].map((index) => (
        <div key={index} className={styles.skeleton} />
      ))}
    </div>
  );
}

const getScoreStyles = (theme: GrafanaTheme2) => ({
  tiles: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
    gap: theme.spacing(1.5),
  }),
  skeleton: css({
    minHeight: 116,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
  }),
});
