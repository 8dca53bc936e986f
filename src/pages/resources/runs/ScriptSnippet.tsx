import React, { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { ClipboardButton, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import type { TestRunScope } from '@vigil/core/contract/test-runs';
import { scriptSnippet, snippetTools, type SnippetTool } from './script-snippets';

/** How a load-test script marks its own start and end, ready to copy. */
export function ScriptSnippet({ proxyUrl, scope }: { proxyUrl: string; scope: TestRunScope }) {
  const styles = useStyles2(getStyles);
  const [tool, setTool] = useState<SnippetTool>('curl');
  const text = scriptSnippet(tool, proxyUrl, scope);
  return (
    <details>
      <summary>
        <Trans i18nKey="resources.runs.script">Let a load-test script mark its runs</Trans>
      </summary>
      <p className={styles.hint}>
        <Trans i18nKey="resources.runs.script-hint">
          The script calls the proxy itself, with the proxy’s token. Keep the token in a secret store: it opens all that
          the proxy knows. A call that is repeated with the same key makes no second run.
        </Trans>
      </p>
      <div className={styles.bar}>
        <RadioButtonGroup
          size="sm"
          aria-label={t('resources.runs.script-tool', 'Tool')}
          options={snippetTools.map((value) => ({ value, label: value }))}
          value={tool}
          onChange={setTool}
        />
        <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => text}>
          <Trans i18nKey="resources.runs.script-copy">Copy script</Trans>
        </ClipboardButton>
      </div>
      <pre className={styles.code}>{text}</pre>
    </details>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  hint: css({ margin: theme.spacing(1, 0), color: theme.colors.text.secondary }),
  bar: css({ display: 'flex', justifyContent: 'space-between', gap: theme.spacing(1) }),
  code: css({ marginTop: theme.spacing(1), whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
});
