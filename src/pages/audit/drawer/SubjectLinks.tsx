import React from 'react';
import { locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { LinkButton } from '@grafana/ui';
import { type Finding } from '@vigil/core/vocabulary/finding';
import { pagePath } from '../../../routing/pages';
import { subjectFilter } from '../../../routing/subject-filter';

export interface SubjectLinksProps {
  finding: Pick<Finding, 'subject' | 'cluster'>;
  /** uid of the data source. */
  source: string | undefined;
  /** Of the page, Unix milliseconds. */
  range: { from: number; to: number };
}

/** What a finding is about, on the other pages; no link to a page that has nothing of it. */
export function SubjectLinks({ finding: { subject, cluster }, source, range }: SubjectLinksProps) {
  const verbatim = { namespace: subject.namespace, interpolation: { escapeValue: false } };
  const names = {
    exceptions: {
      subject: t('audit.drawer.exceptions', 'Its exceptions'),
      namespace: t('audit.drawer.exceptions-of', 'Exceptions of namespace {{namespace}}', verbatim),
    },
    resources: {
      subject: t('audit.drawer.resources', 'Its resources'),
      namespace: t('audit.drawer.resources-of', 'Resources of namespace {{namespace}}', verbatim),
    },
  };
  const link = (page: 'exceptions' | 'resources') => {
    const filter = subjectFilter(page, subject);
    return (
      filter && (
        <LinkButton
          size="sm"
          variant="secondary"
          fill="outline"
          href={locationUtil.assureBaseUrl(
            pagePath(page, {
              ds: source,
              from: new Date(range.from).toISOString(),
              to: new Date(range.to).toISOString(),
              cluster: cluster || undefined,
              ...filter.query,
            })
          )}
        >
          {names[page][filter.shows]}
        </LinkButton>
      )
    );
  };
  return (
    <>
      {link('exceptions')}
      {link('resources')}
    </>
  );
}
