import React, { Component, type ReactNode } from 'react';
import { PluginPage } from '@grafana/runtime';
import { Alert, Button } from '@grafana/ui';
import { t, Trans } from '@grafana/i18n';
import { claimReload, isChunkLoadError } from './chunk-reload';

interface State {
  error: unknown;
}

/** Keeps a broken page from taking Grafana down; loads new code once when the plugin was upgraded underneath. */
export class PageErrorBoundary extends Component<{ children: ReactNode }, State> {
  state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  componentDidCatch(error: unknown) {
    if (isChunkLoadError(error) && claimReload(window.sessionStorage, Date.now())) {
      window.location.reload();
    }
  }

  render() {
    const { error } = this.state;
    if (error === undefined) {
      return this.props.children;
    }
    return (
      <PluginPage>
        <Alert severity="error" title={t('frame.broken.title', 'This page stopped because of a fault in the plugin')}>
          <p>
            <Trans i18nKey="frame.broken.remedy">
              Reload the page. If it stops again, report the text below with what you were doing.
            </Trans>
          </p>
          <pre>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</pre>
          <Button variant="secondary" icon="sync" onClick={() => window.location.reload()}>
            <Trans i18nKey="frame.broken.reload">Reload</Trans>
          </Button>
        </Alert>
      </PluginPage>
    );
  }
}
