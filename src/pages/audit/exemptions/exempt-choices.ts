import { t } from '@grafana/i18n';
import type { Check } from '@vigil/core/audit/check';
import type { ExemptionScope } from '@vigil/core/vocabulary/exemption';
import type { Finding } from '@vigil/core/vocabulary/finding';
import { categoryName } from '../category-name';

export interface Choice<Value extends string, Meaning> {
  value: Value;
  label: string;
  meaning: Meaning;
}

const verbatim = { interpolation: { escapeValue: false } };

/** Where an exemption of this finding may hold, the narrowest first. */
export function scopeChoices(
  { cluster, subject }: Finding,
  showCluster: boolean
): Array<Choice<ExemptionScope['level'], ExemptionScope>> {
  const namespace = subject.kind === 'Namespace' ? subject.name : subject.namespace;
  const { kind, name } = subject;
  return [
    {
      value: 'subject',
      label: t('audit.exempt.scope-subject', '{{kind}} {{name}}', { kind, name, ...verbatim }),
      meaning: { level: 'subject', cluster, subject: { kind, namespace: subject.namespace, name } },
    },
    ...(namespace === ''
      ? []
      : [
          {
            value: 'namespace' as const,
            label: t('audit.exempt.scope-namespace', 'Namespace {{namespace}}', { namespace, ...verbatim }),
            meaning: { level: 'namespace' as const, cluster, namespace },
          },
        ]),
    ...(showCluster
      ? [
          {
            value: 'cluster' as const,
            label: t('audit.exempt.scope-cluster', 'Cluster {{cluster}}', { cluster, ...verbatim }),
            meaning: { level: 'cluster' as const, cluster },
          },
        ]
      : []),
    {
      value: 'everywhere',
      label: t('audit.exempt.scope-everywhere', 'Everywhere'),
      meaning: { level: 'everywhere' },
    },
  ];
}

/** Which checks an exemption of this check's finding may name. */
export function checkChoices({ id, category }: Check): Array<Choice<'check' | 'category', string[]>> {
  return [
    { value: 'check', label: t('audit.exempt.this-check', 'This check ({{id}})', { id }), meaning: [id] },
    {
      value: 'category',
      label: t('audit.exempt.category', 'All checks of {{category}}', {
        category: categoryName(category),
        ...verbatim,
      }),
      meaning: [category],
    },
  ];
}
