import React, { useCallback, useEffect, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button } from '@grafana/ui';
import { callProxy } from '../../proxy/call-proxy';
import { foldError } from '../../proxy/fold-error';
import { diagnoseAnswer, diagnoseProblem, type Diagnosis, type TestedSettings } from './diagnose';

export interface ConnectionTestProps extends TestedSettings {
  /** Grafana forwards with what is stored: unsaved fields can not be tested. */
  unsaved: boolean;
}

/** Calls the proxy the way the pages do, and says which link of the chain broke. Tests by itself when there is an address. */
export function ConnectionTest({ address, tokenStored, enabled, unsaved }: ConnectionTestProps) {
  const [tests, setTests] = useState(address ? 1 : 0);
  const [result, setResult] = useState<{ test: number; diagnosis: Diagnosis }>();
  const again = useCallback(() => setTests((count) => count + 1), []);

  useEffect(() => {
    if (tests === 0) {
      return;
    }
    const subscription = callProxy('health', {}).subscribe({
      next: (health) => setResult({ test: tests, diagnosis: diagnoseAnswer(health) }),
      error: (error: unknown) =>
        setResult({ test: tests, diagnosis: diagnoseProblem(foldError(error), { address, tokenStored, enabled }) }),
    });
    return () => subscription.unsubscribe();
  }, [tests, address, tokenStored, enabled]);

  const testing = tests > 0 && result?.test !== tests;
  return (
    <section aria-label={t('configuration.test.title', 'Test connection')}>
      <Button
        variant="secondary"
        icon="heart-rate"
        disabled={testing || unsaved || !address}
        tooltip={
          unsaved ? t('configuration.test.save-first', 'Save first: Grafana calls with what is stored') : undefined
        }
        onClick={again}
      >
        {testing ? (
          <Trans i18nKey="configuration.test.running">Testing…</Trans>
        ) : (
          <Trans i18nKey="configuration.test.title">Test connection</Trans>
        )}
      </Button>
      {result && (
        <Alert topSpacing={2} severity={result.diagnosis.severity} title={result.diagnosis.title}>
          {result.diagnosis.text}
        </Alert>
      )}
    </section>
  );
}
