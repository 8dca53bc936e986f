import { t } from '@grafana/i18n';
import { contractVersion } from '@vigil/core/contract/endpoints';
import type { Health } from '@vigil/core/contract/health';
import type { BackendProblem } from '../../proxy/backend-problem';

export interface Diagnosis {
  severity: 'success' | 'warning' | 'error';
  title: string;
  /** What exactly was seen, and what to do. */
  text: string;
}

/** What an answer of the proxy says about the connection. */
export function diagnoseAnswer(health: Health): Diagnosis {
  if (health.contractVersion !== contractVersion) {
    return {
      severity: 'error',
      title: t('configuration.test.other-contract', 'Connected, but to another version'),
      text: t(
        'configuration.test.other-contract-text',
        'Proxy {{version}} speaks contract {{theirs}}, this plugin {{ours}}. Run both in the same version.',
        { version: health.version, theirs: health.contractVersion, ours: contractVersion }
      ),
    };
  }
  const unreachable = health.clusters.filter(({ reachable }) => !reachable);
  if (unreachable.length > 0) {
    return {
      severity: 'warning',
      title: t('configuration.test.no-cluster', 'The proxy answers, but does not reach every cluster'),
      text: unreachable.map(({ name, problem }) => `${name}: ${problem ?? '?'}`).join('; '),
    };
  }
  return {
    severity: 'success',
    title: t('configuration.test.connected', 'Connected'),
    text: t('configuration.test.connected-text', 'Proxy {{version}} watches {{clusters}}.', {
      version: health.version,
      clusters: health.clusters
        .map(({ name, kubernetesVersion }) => `${name} (${kubernetesVersion ?? '?'})`)
        .join(', '),
      interpolation: { escapeValue: false },
    }),
  };
}

export interface TestedSettings {
  address: string;
  tokenStored: boolean;
  enabled: boolean;
}

/** Which link of the chain browser – Grafana – network – proxy broke. */
export function diagnoseProblem(problem: BackendProblem, { address, tokenStored, enabled }: TestedSettings): Diagnosis {
  const error = (title: string, text: string): Diagnosis => ({
    severity: 'error',
    title,
    text: [text, problem.detail && `${problem.status ? `HTTP ${problem.status}: ` : ''}${problem.detail}`]
      .filter(Boolean)
      .join(' '),
  });
  const values = { address, interpolation: { escapeValue: false } };
  if (!enabled) {
    return error(
      t('configuration.test.disabled', 'Grafana refuses: the plugin is not enabled'),
      t('configuration.test.disabled-text', 'Enable it above, then test again.')
    );
  }
  switch (problem.kind) {
    case 'not-configured':
      return error(
        t('configuration.test.no-address', 'There is no address to test'),
        t('configuration.test.no-address-text', 'Enter the address of the proxy and save.')
      );
    case 'unreachable':
      return problem.status === null
        ? error(
            t('configuration.test.no-grafana', 'The browser got no answer from Grafana'),
            t('configuration.test.no-grafana-text', 'Check the network between this browser and Grafana.')
          )
        : problem.status === 504
          ? error(
              t('configuration.test.timeout', 'Connecting from Grafana to {{address}} timed out', values),
              t(
                'configuration.test.timeout-text',
                'A firewall or network policy drops the packets, or the host does not exist. Try on the Grafana server: curl -v {{address}}/v1/health',
                values
              )
            )
          : error(
              t('configuration.test.refused', 'Grafana cannot connect to {{address}}', values),
              t(
                'configuration.test.refused-text',
                'Nothing listens there, the name does not resolve, or TLS failed. Grafana’s log has the reason; try on its server: curl -v {{address}}/v1/health',
                values
              )
            );
    case 'wrong-token':
      return tokenStored
        ? error(
            t('configuration.test.token', 'The proxy answers, but does not accept the token'),
            t(
              'configuration.test.token-text',
              'Reset the token above and enter the one that the proxy was started with.'
            )
          )
        : error(
            t('configuration.test.no-token', 'The proxy answers, but no token is stored'),
            t('configuration.test.no-token-text', 'Enter the token that the proxy was started with and save.')
          );
    case 'contract-mismatch':
    case 'not-found':
      return error(
        t('configuration.test.not-vigil', 'What answers at {{address}} is no Vigil proxy of this version', values),
        t('configuration.test.not-vigil-text', 'Check host, port and path; run plugin and proxy in the same version.')
      );
    case 'forbidden':
      return error(
        t('configuration.test.forbidden', 'Grafana or the proxy forbids the call'),
        t(
          'configuration.test.forbidden-text',
          'Your role must be allowed to use this app; the proxy must accept calls from Grafana.'
        )
      );
    case 'not-ready':
      return {
        severity: 'warning',
        title: t('configuration.test.not-ready', 'Connected; the proxy is still reading the cluster'),
        text:
          t('configuration.test.not-ready-text', 'Test again in a few seconds.') +
          (problem.detail && ` ${problem.detail}`),
      };
    case 'unexpected':
      return error(
        t('configuration.test.unexpected', 'The call failed with HTTP {{status}}', { status: problem.status ?? '?' }),
        t('configuration.test.unexpected-text', 'The logs of Grafana and of the proxy have more.')
      );
  }
}
