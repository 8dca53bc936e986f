import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { VisuallyHidden } from '../../../components/VisuallyHidden';

/** `▲3`: how much better the score is than then. Undefined: no comparison; null: then there was none to compare with. */
export function ScoreDelta({ now, then }: { now: number | null; then: number | null | undefined }) {
  const styles = useStyles2(getStyles);
  if (then === undefined || now === null) {
    return null;
  }
  if (then === null) {
    const unknown = t('audit.history.no-score', 'the score of then is not known');
    return (
      <span className={styles.delta} title={unknown}>
        <span aria-hidden>?</span>
        <VisuallyHidden>{unknown}</VisuallyHidden>
      </span>
    );
  }
  // Tenths have no exact difference in binary.
  const points = Math.round((now - then) * 10) / 10;
  const words =
    points === 0
      ? t('audit.history.same', 'as then')
      : points > 0
        ? t('audit.history.better', '{{points}} better than then: it was {{then}}', { points, then })
        : t('audit.history.worse', '{{points}} worse than then: it was {{then}}', { points: -points, then });
  const sign = points === 0 ? '=' : `${points > 0 ? '▲' : '▼'} ${Math.abs(points)}`;
  return (
    <span className={cx(styles.delta, points > 0 && styles.better, points < 0 && styles.worse)} title={words}>
      <span aria-hidden>{sign}</span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  delta: css({
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightMedium,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
  better: css({ color: theme.colors.success.text }),
  worse: css({ color: theme.colors.error.text }),
});
