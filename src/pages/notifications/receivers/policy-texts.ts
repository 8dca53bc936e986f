import { t } from '@grafana/i18n';
import type { RouteView } from '@vigil/core/contract/notifications';
import { severityName } from '../../../components/SeverityBadge';
import { spanText } from '../span-text';

const raw = { interpolation: { escapeValue: false } };

/** What holds at a node of the tree, a few words each. */
export function policyTexts({ groupBy, policy }: RouteView): string[] {
  const { waitMs, intervalMs, repeatMs, minOccurrences, sendResolved, quiet, quietUnless } = policy;
  return [
    t('notifications.routes.group', 'one message per {{fields}}', {
      fields: groupBy.join(', ') || t('notifications.routes.all', 'everything'),
      ...raw,
    }),
    waitMs === 0
      ? t('notifications.routes.at-once', 'at once')
      : t('notifications.routes.wait', 'waits {{span}}', { span: spanText(waitMs) }),
    t('notifications.routes.interval', 'then every {{span}} at most', { span: spanText(intervalMs) }),
    repeatMs === 0
      ? t('notifications.routes.never', 'never repeated')
      : t('notifications.routes.repeat', 'repeated after {{span}}', { span: spanText(repeatMs) }),
    ...(minOccurrences > 1
      ? [t('notifications.routes.least', 'from occurrence {{number}} on', { number: minOccurrences })]
      : []),
    ...(sendResolved ? [] : [t('notifications.routes.unresolved', 'the end is not told')]),
    ...quiet.map(({ from, to, days, timeZone }) =>
      t('notifications.routes.quiet', 'quiet {{from}}–{{to}} {{days}} ({{timeZone}})', {
        ...{ from, to, timeZone, ...raw },
        days: days.length === 7 ? '' : days.join(', '),
      }).replace('  ', ' ')
    ),
    ...(quiet.length > 0 && quietUnless !== null
      ? [t('notifications.routes.unless', 'but from {{severity}} on', { severity: severityName(quietUnless) })]
      : []),
  ];
}
