import React from 'react';
import { Trans } from '@grafana/i18n';
import { Button } from '@grafana/ui';

/** The way on while the proxy does not answer. */
export function MetricsInstead({ onChoose }: { onChoose(): void }) {
  return (
    <div>
      <Button variant="secondary" icon="chart-line" onClick={onChoose}>
        <Trans i18nKey="exceptions.prometheus.instead">Show what Prometheus knows</Trans>
      </Button>
    </div>
  );
}
