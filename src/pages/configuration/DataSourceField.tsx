import React from 'react';
import { t } from '@grafana/i18n';
import { Combobox, Field } from '@grafana/ui';
import { usePrometheusSources } from '../../prometheus/usePrometheusSources';

/** The Prometheus that the pages start with. Empty: Grafana's default. */
export function DataSourceField({ value, onChange }: { value: string; onChange(uid: string): void }) {
  const { sources } = usePrometheusSources();
  const options = sources.map(({ uid, name }) => ({ value: uid, label: name }));
  const missing = value !== '' && !options.some((option) => option.value === value);
  return (
    <Field
      noMargin
      label={t('configuration.source.label', 'Prometheus data source to start with')}
      description={t('configuration.source.help', 'Everybody can choose another one on the pages.')}
      invalid={missing}
      error={missing ? t('configuration.source.missing', 'This data source no longer exists') : undefined}
    >
      <Combobox
        id="vigil-default-source"
        isClearable
        placeholder={t('configuration.source.default', 'The default of Grafana')}
        options={options}
        value={value || null}
        onChange={(option: { value: string } | null) => onChange(option?.value ?? '')}
      />
    </Field>
  );
}
