import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, Field, Input, useStyles2 } from '@grafana/ui';
import { localText } from '../../../i18n/local-text';
import { policyOf, policyText, type PolicyTexts } from './policy-draft';
import { defaultText, policyFields, unitName } from './policy-fields';

export interface PolicyFieldsProps {
  texts: PolicyTexts;
  onChange(texts: PolicyTexts): void;
}

/** Thresholds, strategies and prices of Resources; an empty field means the default, which it shows. */
export function PolicyFields({ texts, onChange }: PolicyFieldsProps) {
  const styles = useStyles2(getStyles);
  const { problems } = policyOf(texts);
  return (
    <details className={styles.details} open={problems.length > 0 || policyText(texts) !== ''}>
      <summary>{t('configuration.policy.summary', 'Thresholds, recommendations and prices')}</summary>
      <p className={styles.help}>
        {t(
          'configuration.policy.help',
          'Leave a field empty for its default. Prices are optional: with them, recommendations say what they save.'
        )}
      </p>
      <div className={styles.grid}>
        {policyFields.map((field) => {
          const { path, unit, label, choices } = field;
          const problem = problems.find((one) => one.path === path);
          const id = `vigil-policy-${path.replace('.', '-')}`;
          const change = (text: string) => onChange({ ...texts, [path]: text });
          return (
            <Field
              key={path}
              noMargin
              htmlFor={id}
              label={label()}
              invalid={problem !== undefined}
              error={problem && localText(problem.text)}
            >
              {choices ? (
                <Combobox
                  id={id}
                  width={24}
                  options={choices.map((value) => ({ value, label: value }))}
                  value={texts[path] || defaultText(field)}
                  onChange={({ value }) => change(value)}
                />
              ) : (
                <Input
                  id={id}
                  width={24}
                  inputMode={unit === 'text' ? 'text' : 'decimal'}
                  value={texts[path] ?? ''}
                  placeholder={defaultText(field)}
                  suffix={unitName(unit)}
                  onChange={(event) => change(event.currentTarget.value)}
                />
              )}
            </Field>
          );
        })}
      </div>
    </details>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  details: css({ '& > summary': { cursor: 'pointer' } }),
  help: css({ color: theme.colors.text.secondary, margin: theme.spacing(1, 0) }),
  grid: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(300px, 1fr))',
    gap: theme.spacing(2),
    alignItems: 'end',
  }),
});
