import React, { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, ConfirmButton, TextArea, useStyles2 } from '@grafana/ui';
import type { TestRun, TestRunChange } from '@vigil/core/contract/test-runs';
import { scopeText } from './run-place';
import { windowText } from './window-text';

export interface RunItemProps {
  run: TestRun;
  timeZone: string;
  /** It is what the page shows. */
  isShown: boolean;
  mayChange: boolean;
  change(change: TestRunChange): Promise<TestRun>;
  onOpen(): void;
  onCompare(): void;
}

/** One saved run: open it, compare with it, edit its note, end it, delete it. */
export function RunItem({ run, timeZone, isShown, mayChange, change, onOpen, onCompare }: RunItemProps) {
  const styles = useStyles2(getStyles);
  const [note, setNote] = useState<string>();
  const [problem, setProblem] = useState('');
  const send = async (asked: TestRunChange) => {
    setProblem('');
    try {
      await change(asked);
      setNote(undefined);
    } catch (cause) {
      setProblem(cause instanceof Error ? cause.message : String(cause));
    }
  };
  const named = { name: run.name, interpolation: { escapeValue: false } };
  const labels = Object.entries(run.labels).map(([label, value]) => `${label}=${value}`);
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <strong>{run.name}</strong>
        {isShown && (
          <span className={styles.faint}>
            <Trans i18nKey="resources.runs.shown">shown</Trans>
          </span>
        )}
      </div>
      <div className={styles.faint}>
        {[windowText(run, timeZone), scopeText(run.scope), run.author, ...labels].filter(Boolean).join(' · ')}
      </div>
      {note === undefined ? (
        run.note && <p className={styles.note}>{run.note}</p>
      ) : (
        <TextArea
          aria-label={t('resources.runs.note-of', 'Note of {{name}}', named)}
          rows={3}
          maxLength={4000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      {problem && (
        <Alert severity="error" title={t('resources.runs.not-changed', 'The run was not changed')}>
          {problem}
        </Alert>
      )}
      <div className={styles.actions}>
        <Button
          size="sm"
          variant="secondary"
          aria-label={t('resources.runs.open-named', 'Open {{name}}', named)}
          onClick={onOpen}
        >
          <Trans i18nKey="resources.runs.open">Open</Trans>
        </Button>
        <Button
          size="sm"
          variant="secondary"
          fill="text"
          aria-label={t('resources.runs.compare-named', 'Compare with {{name}}', named)}
          onClick={onCompare}
        >
          <Trans i18nKey="resources.runs.compare">Compare with it</Trans>
        </Button>
        {mayChange && run.to === null && (
          <Button
            size="sm"
            variant="secondary"
            fill="text"
            aria-label={t('resources.runs.end-named', 'End {{name}} now', named)}
            onClick={() => void send({ action: 'end', id: run.id })}
          >
            <Trans i18nKey="resources.runs.end">End now</Trans>
          </Button>
        )}
        {mayChange && note === undefined && (
          <Button
            size="sm"
            variant="secondary"
            fill="text"
            aria-label={t('resources.runs.edit-named', 'Edit the note of {{name}}', named)}
            onClick={() => setNote(run.note)}
          >
            <Trans i18nKey="resources.runs.edit">Edit note</Trans>
          </Button>
        )}
        {note !== undefined && (
          <Button size="sm" onClick={() => void send({ action: 'edit', id: run.id, note })}>
            <Trans i18nKey="resources.runs.keep-note">Save note</Trans>
          </Button>
        )}
        {mayChange && (
          <ConfirmButton
            size="sm"
            confirmText={t('resources.runs.delete-confirm', 'Delete')}
            confirmVariant="destructive"
            onConfirm={() => void send({ action: 'delete', id: run.id })}
          >
            {t('resources.runs.delete', 'Delete…')}
          </ConfirmButton>
        )}
      </div>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  head: css({ display: 'flex', gap: theme.spacing(1), overflowWrap: 'anywhere' }),
  faint: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
  note: css({ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
  actions: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5) }),
});
