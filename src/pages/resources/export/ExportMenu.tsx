import React, { useEffect, useRef, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { config, locationService } from '@grafana/runtime';
import { Button, Dropdown, Menu, useStyles2 } from '@grafana/ui';
import { documentToHtml } from '@vigil/core/export/document-to-html';
import { documentToMarkdown } from '@vigil/core/export/document-to-markdown';
import { reportToDocument } from '@vigil/core/resources/report/report-to-document';
import { reportToJson } from '@vigil/core/resources/report/report-to-json';
import { rowsToCsv } from '@vigil/core/resources/rows-to-csv';
import { saveFile } from '../../../components/save-file';
import { currentLanguage } from '../../../i18n/start-translations';
import { shareLink } from '../../../url/share-link';
import { fetchAdvice, makeReport, type ReportParts } from './make-report';

type Format = 'csv' | 'json' | 'md' | 'html';

/** The rows as shown, as a file: for spreadsheets, for programs, or as a report for people. */
export function ExportMenu(parts: Omit<ReportParts, 'link'>) {
  const styles = useStyles2(getStyles);
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);

  const start = async (format: Format) => {
    const { window: range } = parts.analysis.input;
    const whole = { ...parts, link: linkOf(range) };
    const name = `resources-${new Date(range.to).toISOString().replace(/[:.]/g, '-')}`;
    if (format === 'csv') {
      saveFile(`${name}.csv`, rowsToCsv(parts.rows, parts.percentiles), 'text/csv');
      return;
    }
    const controller = new AbortController();
    running.current = controller;
    try {
      const advice = await fetchAdvice(whole, controller.signal, (done, total) => setProgress({ done, total }));
      const report = { ...makeReport(whole), advice };
      if (format === 'json') {
        saveFile(`${name}.json`, reportToJson(report), 'application/json');
        return;
      }
      const language = currentLanguage();
      const document = reportToDocument(report, language);
      if (format === 'md') {
        saveFile(`${name}.md`, documentToMarkdown(document), 'text/markdown');
      } else {
        const title = t('resources.export.report-title', 'Resource analysis');
        saveFile(`${name}.html`, documentToHtml(document, title, language), 'text/html');
      }
    } catch (cause) {
      if (!controller.signal.aborted) {
        throw cause;
      }
    } finally {
      setProgress(undefined);
    }
  };
  const item = (format: Format, label: string) => <Menu.Item label={label} onClick={() => void start(format)} />;

  if (progress) {
    return (
      <span className={styles.line} role="status">
        {t('resources.export.progress', 'Recommendations for the report: {{done}} of {{total}}', progress)}
        <Button size="sm" variant="secondary" fill="text" onClick={() => running.current?.abort()}>
          <Trans i18nKey="resources.export.cancel">Cancel</Trans>
        </Button>
      </span>
    );
  }
  return (
    <Dropdown
      placement="bottom-end"
      overlay={
        <Menu>
          {item('csv', t('resources.export.csv', 'CSV, a line for each row'))}
          {item('json', t('resources.export.json', 'JSON, with verdicts, recommendations and queries'))}
          {item('md', t('resources.export.md', 'Report as Markdown'))}
          {item('html', t('resources.export.html', 'Report as HTML'))}
        </Menu>
      }
    >
      <Button
        size="sm"
        fill="text"
        variant="secondary"
        icon="download-alt"
        disabled={parts.rows.length === 0}
        aria-haspopup="menu"
      >
        <Trans i18nKey="resources.export.button">Export</Trans>
      </Button>
    </Dropdown>
  );
}

function linkOf({ from, to }: { from: number; to: number }): string {
  const { pathname, search } = locationService.getLocation();
  return shareLink({ origin: window.location.origin, subUrl: config.appSubUrl, pathname, search }, from, to);
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
});
