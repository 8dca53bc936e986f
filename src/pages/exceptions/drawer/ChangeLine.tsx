import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type RecentChange } from '@vigil/core/vocabulary/incident';
import { RelativeTime } from '../../../components/RelativeTime';
import { durationText } from '../../../components/duration-text';
import { imageChange } from './image-change';

export interface ChangeLineProps {
  change: RecentChange;
  /** When the trouble began after it, Unix milliseconds; undefined: not known any more. */
  began?: number;
  timeZone: string;
}

/** What changed shortly before the trouble began. */
export function ChangeLine({ change, began, timeZone }: ChangeLineProps) {
  const styles = useStyles2(getStyles);
  const { what, from, to, at } = change;
  return (
    <>
      {what === 'image'
        ? t('exceptions.change.image', 'a new image')
        : t('exceptions.change.template', 'a change of the pod template')}{' '}
      {what === 'image' && <code className={styles.image}>{imageChange(from, to)}</code>}{' '}
      <RelativeTime at={at} timeZone={timeZone} />
      {began !== undefined &&
        `, ${t('exceptions.change.before', '{{duration}} before it began', {
          duration: durationText(began - at),
          interpolation: { escapeValue: false },
        })}`}
    </>
  );
}

const getStyles = (_theme: GrafanaTheme2) => ({ image: css({ whiteSpace: 'normal', overflowWrap: 'anywhere' }) });
