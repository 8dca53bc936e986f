import React, { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, Dropdown, IconButton, Menu, useStyles2 } from '@grafana/ui';
import type { IncidentFilter } from '@vigil/core/contract/incidents';
import { problemText } from '../../../components/states/problem-text';
import type { SortOrder } from '../exceptions-url';
import { useExport, type ExportFormat, type ExportState } from './use-export';

export interface ExportMenuProps {
  filter: IncidentFilter;
  sort: SortOrder;
}

/** All that the filters leave, as a file; says how far it is, and when not all fitted. */
export function ExportMenu({ filter, sort }: ExportMenuProps) {
  const styles = useStyles2(getStyles);
  const [isOpen, setOpen] = useState(false);
  const { state, start, cancel, dismiss } = useExport();
  const item = (format: ExportFormat, label: string) => (
    <Menu.Item label={label} onClick={() => void start(format, filter, sort)} />
  );
  if (state.status === 'running') {
    const figures = { collected: state.collected.toLocaleString(), total: state.total.toLocaleString() };
    return (
      <span className={styles.line}>
        <span
          className={styles.text}
          role="progressbar"
          aria-valuemin={0}
          aria-valuemax={state.total}
          aria-valuenow={state.collected}
        >
          {t('exceptions.export.progress', 'Exporting {{collected}} of {{total}}', figures)}
        </span>
        <Button size="md" variant="secondary" fill="outline" onClick={cancel}>
          <Trans i18nKey="exceptions.export.cancel">Cancel</Trans>
        </Button>
      </span>
    );
  }
  const ended = endText(state);
  return (
    <span className={styles.line}>
      {ended && (
        <span className={styles.text} role={state.status === 'failed' ? 'alert' : 'status'}>
          {ended}
          <IconButton
            className={styles.dismiss}
            name="times"
            size="sm"
            aria-label={t('exceptions.export.dismiss', 'Dismiss')}
            onClick={dismiss}
          />
        </span>
      )}
      <Dropdown
        placement="bottom-end"
        onVisibleChange={setOpen}
        overlay={
          <Menu>
            {item('csv', t('exceptions.export.csv', 'CSV, a line for each incident'))}
            {item('json', t('exceptions.export.json', 'JSON, with filter and time range'))}
          </Menu>
        }
      >
        <Button variant="secondary" fill="outline" icon="download-alt" aria-expanded={isOpen} aria-haspopup="menu">
          <Trans i18nKey="exceptions.export.button">Export</Trans>
        </Button>
      </Dropdown>
    </span>
  );
}

/** How the last export ended, where there is something to say. */
function endText(state: ExportState): string {
  if (state.status === 'failed') {
    return t('exceptions.export.failed', 'Nothing was exported: {{why}}', {
      why: problemText(state.problem.kind).title,
    });
  }
  if (state.status !== 'done') {
    return '';
  }
  const figures = { exported: state.exported.toLocaleString(), total: state.total.toLocaleString() };
  return state.exported < state.total
    ? t(
        'exceptions.export.cut',
        '{{exported}} of {{total}} exported, the most one file holds: narrow the filter',
        figures
      )
    : t('exceptions.export.done', '{{exported}} exported', figures);
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(1) }),
  text: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums', maxWidth: 420 }),
  dismiss: css({ marginLeft: theme.spacing(0.5), verticalAlign: 'middle' }),
});
