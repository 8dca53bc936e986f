import React, { useState, type FormEvent } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Checkbox, Field, Input, TextArea, useStyles2 } from '@grafana/ui';
import type { TestRun, TestRunChange, TestRunScope } from '@vigil/core/contract/test-runs';
import type { ResourceWindow } from '@vigil/core/resources/scope';
import { scopeText } from './run-place';
import { windowText } from './window-text';

export interface SaveRunFormProps {
  window: ResourceWindow;
  /** The window ends now: the test may go on. */
  endsNow: boolean;
  scope: TestRunScope;
  timeZone: string;
  change(change: TestRunChange): Promise<TestRun>;
}

/** Gives the window and scope of the page a name. */
export function SaveRunForm({ window, endsNow, scope, timeZone, change }: SaveRunFormProps) {
  const styles = useStyles2(getStyles);
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [goesOn, setGoesOn] = useState(false);
  const [isEmpty, setEmpty] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setEmpty(name.trim() === '');
    if (name.trim() === '') {
      return;
    }
    setSending(true);
    setProblem('');
    try {
      const to = endsNow && goesOn ? null : window.to;
      await change({ action: 'save', name, note, labels: {}, scope, from: window.from, to });
      setName('');
      setNote('');
    } catch (cause) {
      setProblem(cause instanceof Error ? cause.message : String(cause));
    }
    setSending(false);
  };

  return (
    <form className={styles.form} onSubmit={submit} aria-label={t('resources.runs.save-form', 'Save this window')}>
      <p className={styles.what}>
        {windowText(window, timeZone)}
        {' · '}
        {scopeText(scope) || t('resources.runs.everything', 'all namespaces')}
      </p>
      <Field
        noMargin
        label={t('resources.runs.name', 'Name')}
        invalid={isEmpty}
        error={isEmpty && t('resources.runs.name-missing', 'Give the run a name')}
      >
        <Input
          id="vigil-run-name"
          value={name}
          maxLength={120}
          placeholder={t('resources.runs.name-example', 'checkout, 2,000 requests a second')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </Field>
      <Field noMargin label={t('resources.runs.note', 'Note')}>
        <TextArea
          id="vigil-run-note"
          rows={2}
          value={note}
          maxLength={4000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </Field>
      {endsNow && (
        <Checkbox
          label={t('resources.runs.goes-on', 'The test is still running: its end is set later')}
          value={goesOn}
          onChange={(event) => setGoesOn(event.currentTarget.checked)}
        />
      )}
      {problem && (
        <Alert severity="error" title={t('resources.runs.not-saved', 'The run was not saved')}>
          {problem}
        </Alert>
      )}
      <div>
        <Button type="submit" size="sm" icon="save" disabled={sending}>
          <Trans i18nKey="resources.runs.save">Save this window</Trans>
        </Button>
      </div>
    </form>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  form: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  what: css({ margin: 0, color: theme.colors.text.secondary }),
});
