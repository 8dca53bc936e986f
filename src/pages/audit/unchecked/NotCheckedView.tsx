import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { EmptyState } from '../../../components/states/EmptyState';
import { type AuditEntry } from '../audit-entry';
import { type AuditState } from '../audit-url';
import { UncheckedList } from '../UncheckedList';
import { NotApplicableList } from './NotApplicableList';
import { notCheckedName } from './not-checked-name';

export interface NotCheckedViewProps {
  /** Unknown and not applicable, as far as the filters let them through. */
  entries: AuditEntry[];
  /** How many there are before `state.notChecked` narrows them. */
  counts: Record<AuditState['notChecked'], number>;
  state: AuditState;
  setState(patch: Partial<AuditState>): void;
  showCluster: boolean;
}

/** Every check without a verdict: what data is missing and how to get it, and what there is nothing of to look at. */
export function NotCheckedView({ entries, counts, state, setState, showCluster }: NotCheckedViewProps) {
  const styles = useStyles2(getStyles);
  const unknown = entries.filter(({ result }) => result.status === 'unknown');
  const notApplicable = entries.filter(({ result }) => result.status === 'not-applicable');
  const option = (value: AuditState['notChecked']) => ({ value, label: `${notCheckedName(value)} (${counts[value]})` });
  if (counts.all === 0) {
    return <EmptyState icon="check-circle" title={t('audit.empty.unchecked', 'Every check could be decided')} />;
  }
  return (
    <>
      <RadioButtonGroup<AuditState['notChecked']>
        size="sm"
        className={styles.kinds}
        aria-label={t('audit.unchecked.kind', 'Why there is no verdict')}
        value={state.notChecked}
        onChange={(notChecked) => setState({ notChecked })}
        options={[option('all'), option('unknown'), option('not-applicable')]}
      />
      {entries.length === 0 && (
        <EmptyState
          icon="filter"
          title={t('audit.unchecked.none', 'No such check: {{kind}}', {
            kind: notCheckedName(state.notChecked),
            interpolation: { escapeValue: false },
          })}
          actions={
            <Button variant="secondary" onClick={() => setState({ notChecked: 'all' })}>
              <Trans i18nKey="audit.empty.clear">Clear the filters</Trans>
            </Button>
          }
        />
      )}
      {unknown.length > 0 && (
        <section>
          <p className={styles.hint}>
            <Trans i18nKey="audit.unchecked.unknown-hint">
              Unknown: the data that would decide is missing. Such a check never counts as passed.
            </Trans>
          </p>
          <UncheckedList entries={unknown} showCluster={showCluster} />
        </section>
      )}
      {notApplicable.length > 0 && (
        <section>
          <p className={styles.hint}>
            <Trans i18nKey="audit.unchecked.not-applicable-hint">
              Not applicable: the data is there, and holds nothing that the check looks at. Nothing has to be mended; it
              decides by itself as soon as there is something.
            </Trans>
          </p>
          <NotApplicableList entries={notApplicable} showCluster={showCluster} />
        </section>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  kinds: css({ alignSelf: 'flex-start' }),
  hint: css({ margin: theme.spacing(1, 0, 0.5), color: theme.colors.text.secondary }),
});
