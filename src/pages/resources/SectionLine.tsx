import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { verdictKinds } from '@vigil/core/resources/judge';
import { bytesText, coresWords, verdictName } from './figure-text';
import type { Sectioning } from './resources-url';
import { totalOf, type Section } from './sections';

export interface SectionLineProps {
  section: Section;
  by: Sectioning;
  position: number;
  isFolded: boolean;
  onFold(): void;
}

/** A heading among the rows: what they have in common, how many they are, what they use of what they ask for. */
export function SectionLine({ section, by, position, isFolded, onFold }: SectionLineProps) {
  const styles = useStyles2(getStyles);
  const { rows } = section;
  const figures = {
    total: rows.length,
    cores: coresWords(totalOf(rows, 'cpu', 'average')),
    coresAsked: coresWords(totalOf(rows, 'cpu', 'request')),
    bytes: bytesText(totalOf(rows, 'memory', 'average')),
    bytesAsked: bytesText(totalOf(rows, 'memory', 'request')),
  };
  return (
    <div role="row" aria-rowindex={position} className={styles.line}>
      <div role="gridcell">
        <button type="button" data-row-name aria-expanded={!isFolded} className={styles.button} onClick={onFold}>
          <Icon name={isFolded ? 'angle-right' : 'angle-down'} />
          <strong>{sectionName(section.key, by)}</strong>
          <span className={styles.figures}>
            {t(
              'resources.section.figures',
              '{{total}} rows · CPU {{cores}} used on average, {{coresAsked}} requested · memory {{bytes}} used, {{bytesAsked}} requested',
              figures
            )}
          </span>
        </button>
      </div>
    </div>
  );
}

function sectionName(key: string, by: Sectioning): string {
  if (by === 'verdict') {
    const kind = verdictKinds.find((known) => known === key);
    return kind ? verdictName(kind) : t('resources.section.no-verdict', 'no verdict');
  }
  return key || t('resources.row.no-node', 'not scheduled, or node unknown');
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    alignItems: 'center',
    height: 32,
    padding: theme.spacing(0, 1),
    background: theme.colors.background.secondary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  button: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: 0,
    border: 'none',
    background: 'transparent',
  }),
  figures: css({
    marginLeft: theme.spacing(1),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
});
