import React from 'react';
import { config, locationService } from '@grafana/runtime';
import { t, Trans } from '@grafana/i18n';
import { ClipboardButton } from '@grafana/ui';
import { shareLink } from '../url/share-link';

export interface ShareButtonProps {
  /** Unix milliseconds. */
  from: number;
  to: number;
  /** The page goes on with the clock: its range ends when the link is copied. */
  followsNow?: boolean;
}

/** Copies a link to exactly what is seen: relative times become absolute. */
export function ShareButton({ from, to, followsNow = false }: ShareButtonProps) {
  const link = () => {
    const { pathname, search } = locationService.getLocation();
    return shareLink(
      { origin: window.location.origin, subUrl: config.appSubUrl, pathname, search },
      from,
      followsNow ? Date.now() : to
    );
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
