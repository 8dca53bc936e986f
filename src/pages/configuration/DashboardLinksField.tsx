import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, Field, IconButton, Input, useStyles2 } from '@grafana/ui';
import { checkLink, linkVariables, type DashboardLink, type LinkProblem } from '../../settings/dashboard-link';

export interface DashboardLinksFieldProps {
  links: DashboardLink[];
  onChange(links: DashboardLink[]): void;
}

/** More would not be read. */
const mostLinks = 20;
const exampleUrl = '/d/pods?var-namespace=${namespace}&var-pod=${pod}&from=${from}&to=${to}';

/** Links to the user's own dashboards, by name and address with variables. */
export function DashboardLinksField({ links, onChange }: DashboardLinksFieldProps) {
  const styles = useStyles2(getStyles);
  const change = (index: number, patch: Partial<DashboardLink>) =>
    onChange(links.map((link, at) => (at === index ? { ...link, ...patch } : link)));
  return (
    <>
      <p className={styles.help}>
        {t(
          'configuration.links.help',
          'A path of this Grafana or a whole address. Filled in for each incident, and encoded; from and to are the hour around its latest occurrence in Unix milliseconds:'
        )}{' '}
        <code>{linkVariables.map((name) => `\${${name}}`).join(' ')}</code>
      </p>
      {links.map((link, index) => {
        const problem = checkLink(link);
        const number = { number: index + 1 };
        return (
          // The rows have no identity but their place.
          <div key={index} className={styles.row}>
            <Input
              width={24}
              value={link.name}
              aria-label={t('configuration.links.name', 'Name of link {{number}}', number)}
              placeholder={t('configuration.links.name-example', 'Pods')}
              onChange={(event) => change(index, { name: event.currentTarget.value })}
            />
            <Field
              noMargin
              className={styles.url}
              invalid={problem !== null}
              error={problem ? problemText(problem) : undefined}
            >
              <Input
                value={link.url}
                aria-label={t('configuration.links.url', 'Address of link {{number}}', number)}
                placeholder={exampleUrl}
                onChange={(event) => change(index, { url: event.currentTarget.value })}
              />
            </Field>
            <IconButton
              className={styles.remove}
              name="trash-alt"
              tooltip={t('configuration.links.remove', 'Remove link {{number}}', number)}
              onClick={() => onChange(links.filter((_, at) => at !== index))}
            />
          </div>
        );
      })}
      <Button
        className={styles.add}
        size="sm"
        variant="secondary"
        icon="plus"
        disabled={links.length >= mostLinks}
        onClick={() => onChange([...links, { name: '', url: '' }])}
      >
        <Trans i18nKey="configuration.links.add">Add a link</Trans>
      </Button>
    </>
  );
}

function problemText(link: LinkProblem): string {
  switch (link.problem) {
    case 'no-name':
      return t('configuration.links.no-name', 'Give it a name');
    case 'no-url':
      return t('configuration.links.no-url', 'Write an address, or remove the link');
    case 'not-http':
      return t(
        'configuration.links.not-http',
        'Only http://, https:// and paths of this Grafana that begin with a slash work'
      );
    case 'has-credentials':
      return t('configuration.links.credentials', 'Leave user and password out: every viewer can read this address');
    case 'unknown-variable':
      return t('configuration.links.variable', '{{variable}} stands for nothing; the names are listed above', {
        variable: `\${${link.detail}}`,
        interpolation: { escapeValue: false },
      });
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  help: css({ margin: 0, color: theme.colors.text.secondary }),
  row: css({ display: 'flex', alignItems: 'flex-start', gap: theme.spacing(1) }),
  url: css({ flex: 1 }),
  remove: css({ marginTop: theme.spacing(1) }),
  add: css({ alignSelf: 'flex-start' }),
});
