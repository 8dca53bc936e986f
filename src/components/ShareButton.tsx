import React from 'react';
import { config, locationService } from '@grafana/runtime';
import { t, Trans } from '@grafana/i18n';
import { ClipboardButton } from '@grafana/ui';
import { shareLink } from '../url/share-link';

/** Copies a link to exactly what is seen: relative times become absolute. `from` and `to` are Unix milliseconds. */
export function ShareButton({ from, to }: { from: number; to: number }) {
  const link = () => {
    const { pathname, search } = locationService.getLocation();
    return shareLink({ origin: window.location.origin, subUrl: config.appSubUrl, pathname, search }, from, to);
  };
  return (
    <ClipboardButton
      variant="secondary"
      fill="outline"
      size="md"
      icon="share-alt"
      getText={link}
      tooltip={t('frame.share.tooltip', 'Copy a link to exactly what you see, with absolute times')}
    >
      <Trans i18nKey="frame.share.button">Share</Trans>
    </ClipboardButton>
  );
}
