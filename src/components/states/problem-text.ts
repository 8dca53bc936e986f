import { t } from '@grafana/i18n';
import type { ProblemKind } from '../../proxy/backend-problem';

export interface ProblemText {
  /** One sentence: what is wrong. */
  title: string;
  /** One sentence: what to do. */
  remedy: string;
}

/** What a problem means to the reader. */
export function problemText(kind: ProblemKind): ProblemText {
  switch (kind) {
    case 'not-configured':
      return {
        title: t('frame.problem.not-configured.title', 'The Vigil proxy is not configured yet'),
        remedy: t(
          'frame.problem.not-configured.remedy',
          'An administrator enters its address and token on the configuration page; until then nothing is known about incidents.'
        ),
      };
    case 'unreachable':
      return {
        title: t('frame.problem.unreachable.title', 'Grafana cannot reach the Vigil proxy'),
        remedy: t(
          'frame.problem.unreachable.remedy',
          'Check that the proxy runs and that the address in the configuration can be reached from the Grafana server, then try again.'
        ),
      };
    case 'forbidden':
      return {
        title: t('frame.problem.forbidden.title', 'You are not allowed to see this'),
        remedy: t(
          'frame.problem.forbidden.remedy',
          'It needs a higher organization role, or the cluster does not let the proxy read it. Ask your Grafana administrator.'
        ),
      };
    case 'wrong-token':
      return {
        title: t('frame.problem.wrong-token.title', 'The Vigil proxy does not accept the token Grafana sends'),
        remedy: t(
          'frame.problem.wrong-token.remedy',
          'Enter the token that the proxy was started with again on the configuration page.'
        ),
      };
    case 'not-ready':
      return {
        title: t('frame.problem.not-ready.title', 'The Vigil proxy is still reading the cluster'),
        remedy: t(
          'frame.problem.not-ready.remedy',
          'This takes seconds after a start. If it lasts, the Health page says which part is not ready.'
        ),
      };
    case 'contract-mismatch':
      return {
        title: t('frame.problem.contract-mismatch.title', 'Plugin and proxy do not understand each other'),
        remedy: t(
          'frame.problem.contract-mismatch.remedy',
          'Run the plugin and the proxy in the same version, and check that the configured address is that of the Vigil proxy.'
        ),
      };
    case 'not-found':
      return {
        title: t('frame.problem.not-found.title', 'The proxy no longer knows this'),
        remedy: t(
          'frame.problem.not-found.remedy',
          'It is older than what the proxy keeps, or the link belongs to another proxy.'
        ),
      };
    case 'unexpected':
      return {
        title: t('frame.problem.unexpected.title', 'The Vigil proxy could not answer'),
        remedy: t('frame.problem.unexpected.remedy', 'Try again; the log of the proxy says what happened.'),
      };
  }
}
