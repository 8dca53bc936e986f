import React, { useState, type FormEvent } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, Field, Modal, RadioButtonGroup, TextArea, useStyles2 } from '@grafana/ui';
import { type Check } from '@vigil/core/audit/check';
import { longestReason, shortestReason, type ExemptionChange } from '@vigil/core/contract/exemptions';
import { type Finding } from '@vigil/core/vocabulary/finding';
import { type BackendProblem } from '../../../proxy/backend-problem';
import { foldError } from '../../../proxy/fold-error';
import { type AuditEntry } from '../audit-entry';
import { categoryName } from '../category-name';
import { useKnownChecks } from '../custom/known-checks-context';
import { checkChoices, scopeChoices } from './exempt-choices';
import { endOfExemption, type ExemptDuration } from './exempt-duration';
import { exemptEffect } from './exempt-effect';
import { ExemptProblem } from './ExemptProblem';
import { ExemptUntil } from './ExemptUntil';

export interface ExemptDialogProps {
  finding: Finding;
  check: Check;
  /** What the page shows, with its open findings: to say what the exemption would do to it. */
  entries: readonly AuditEntry[];
  showCluster: boolean;
  change(change: ExemptionChange): Promise<unknown>;
  onClose(): void;
}

const day = 86_400_000;

/** Asks why, until when and how widely, and exempts. Closes when that is stored. */
export function ExemptDialog({ finding, check, entries, showCluster, change, onClose }: ExemptDialogProps) {
  const styles = useStyles2(getStyles);
  const known = useKnownChecks();
  const scopes = scopeChoices(finding, showCluster);
  const wholes = checkChoices(check);
  const [level, setLevel] = useState<(typeof scopes)[number]['value']>('subject');
  const [whole, setWhole] = useState<(typeof wholes)[number]['value']>('check');
  const [duration, setDuration] = useState<ExemptDuration>('30d');
  const [own, setOwn] = useState<number>();
  const [reason, setReason] = useState('');
  const [incomplete, setIncomplete] = useState({ reason: false, until: false });
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<BackendProblem>();

  const scope = scopes.find(({ value }) => value === level)?.meaning ?? { level: 'everywhere' };
  const checks = wholes.find(({ value }) => value === whole)?.meaning ?? [check.id];
  const { count, before, after } = exemptEffect(entries, known.all, checks, scope, check.category);
  const lacksReason = reason.trim().length < shortestReason;

  const order = async (expiresAt: number | 'never') => {
    setSending(true);
    setProblem(undefined);
    try {
      await change({ action: 'create', checks, scope, reason, expiresAt });
      onClose();
    } catch (error) {
      setProblem(foldError(error));
      setSending(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const expiresAt = endOfExemption(duration, own);
    setIncomplete({ reason: lacksReason, until: expiresAt === undefined });
    return lacksReason || expiresAt === undefined ? undefined : void order(expiresAt);
  };

  return (
    <Modal isOpen title={t('audit.exempt.title', 'Exempt this finding')} className={styles.dialog} onDismiss={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.help}>
          <Trans i18nKey="audit.exempt.help">
            An exempt finding counts as clean in the score and leaves the list, for everybody. It stays one click away,
            with your reason, and comes back by itself when the exemption expires.
          </Trans>
        </p>
        <Field
          noMargin
          label={t('audit.exempt.field-reason', 'Why it is acceptable')}
          invalid={incomplete.reason && lacksReason}
          error={
            incomplete.reason &&
            lacksReason &&
            t('audit.exempt.no-reason', 'Say why: somebody will read it when the exemption expires')
          }
        >
          <TextArea
            id="vigil-exempt-reason"
            rows={3}
            maxLength={longestReason}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Field>
        <ExemptUntil
          duration={duration}
          onDuration={(chosen) => {
            setDuration(chosen);
            setOwn(own ?? Date.now() + day);
          }}
          own={own}
          onOwn={setOwn}
          invalid={incomplete.until && duration === 'own'}
        />
        <Field noMargin label={t('audit.exempt.field-scope', 'Where')}>
          <RadioButtonGroup
            size="sm"
            aria-label={t('audit.exempt.field-scope', 'Where')}
            value={level}
            options={scopes.map(({ value, label }) => ({ value, label }))}
            onChange={setLevel}
          />
        </Field>
        <Field noMargin label={t('audit.exempt.field-checks', 'What')}>
          <RadioButtonGroup
            size="sm"
            aria-label={t('audit.exempt.field-checks', 'What')}
            value={whole}
            options={wholes.map(({ value, label }) => ({ value, label }))}
            onChange={setWhole}
          />
        </Field>
        <p className={styles.help} role="status">
          {t('audit.exempt.count', 'Takes {{count}} findings out of the list now, and those that come up later', {
            count,
          })}
          {before !== null && after !== null && (
            <>
              {' · '}
              {t('audit.exempt.effect', '{{category}} {{before}} → {{after}}', {
                category: categoryName(check.category),
                before: before.toFixed(1),
                after: after.toFixed(1),
                interpolation: { escapeValue: false },
              })}
            </>
          )}
        </p>
        {problem && <ExemptProblem problem={problem} />}
        <Modal.ButtonRow>
          <Button variant="secondary" fill="outline" onClick={onClose}>
            <Trans i18nKey="audit.exempt.cancel">Cancel</Trans>
          </Button>
          <Button type="submit" disabled={sending}>
            <Trans i18nKey="audit.exempt.submit">Exempt</Trans>
          </Button>
        </Modal.ButtonRow>
      </form>
    </Modal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  dialog: css({ width: 'min(680px, 96vw)' }),
  form: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  help: css({ margin: 0, color: theme.colors.text.secondary }),
});
