import React from 'react';
import { locationUtil } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, LinkButton } from '@grafana/ui';
import { configurationPath } from '../../../routing/pages';

export interface ProxyOfferProps {
  /** Asks the proxy again; undefined where none is configured. */
  onProxy?: () => void;
}

/** What this view is, and precisely what it lacks that the proxy would add. */
export function ProxyOffer({ onProxy }: ProxyOfferProps) {
  const additions = [
    t('exceptions.prometheus.offer.logs', 'the log of every container that died, captured before it vanishes'),
    t('exceptions.prometheus.offer.exact', 'exact times, exit codes, signals and messages of every single occurrence'),
    t('exceptions.prometheus.offer.events', 'Kubernetes events: failed mounts, quotas, probes that killed a container'),
    t('exceptions.prometheus.offer.short', 'what happens between two scrapes'),
    t('exceptions.prometheus.offer.marks', 'acknowledging, muting and notes'),
    t('exceptions.prometheus.offer.live', 'new incidents as they happen, and notifications'),
    t('exceptions.prometheus.offer.history', 'a history beyond what Prometheus keeps'),
  ];
  return (
    <Alert
      severity="info"
      title={
        onProxy
          ? t('exceptions.prometheus.offer.title', 'What Prometheus knows')
          : t('frame.problem.not-configured.title', 'The Vigil proxy is not configured yet')
      }
    >
      <p>
        <Trans i18nKey="exceptions.prometheus.offer.basis">
          What follows comes from kube-state-metrics alone: states of pods, as often as they are scraped.
        </Trans>{' '}
        <Trans i18nKey="exceptions.prometheus.offer.text">
          The Vigil proxy, which watches Kubernetes itself, would add:
        </Trans>{' '}
        {additions.join('; ')}.
      </p>
      {onProxy ? (
        <Button size="sm" variant="secondary" icon="arrow-left" onClick={onProxy}>
          <Trans i18nKey="exceptions.prometheus.offer.back">Ask the proxy again</Trans>
        </Button>
      ) : (
        <LinkButton size="sm" variant="secondary" icon="cog" href={locationUtil.assureBaseUrl(configurationPath)}>
          <Trans i18nKey="frame.problem.configure">Open the configuration</Trans>
        </LinkButton>
      )}
    </Alert>
  );
}
