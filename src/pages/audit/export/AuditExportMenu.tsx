import React, { useState } from 'react';
import { usePluginContext } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { config, locationService } from '@grafana/runtime';
import { Button, Dropdown, Menu } from '@grafana/ui';
import { auditToDocument } from '@vigil/core/audit/report/audit-to-document';
import { auditToJson } from '@vigil/core/audit/report/audit-to-json';
import { documentToHtml } from '@vigil/core/export/document-to-html';
import { documentToMarkdown } from '@vigil/core/export/document-to-markdown';
import { saveFile } from '../../../components/save-file';
import { currentLanguage } from '../../../i18n/start-translations';
import { usePluginSettings } from '../../../settings/use-plugin-settings';
import { shareLink } from '../../../url/share-link';
import { useKnownChecks } from '../custom/known-checks-context';
import { findingsCsv } from '../findings-csv';
import { auditExport, filtersOf, type AuditParts } from './audit-parts';
import { knownVersions } from './known-versions';

type Format = 'csv' | 'json' | 'md' | 'html';

export interface AuditExportMenuProps extends Omit<AuditParts, 'checks'> {
  /** Unix milliseconds, of the page. */
  range: { from: number; to: number };
  /** False while answers are still coming: an export would be of a part only. */
  isComplete: boolean;
}

/** What is shown, as a file: for spreadsheets, for programs, or as a report for people. */
export function AuditExportMenu({ range, isComplete, ...shown }: AuditExportMenuProps) {
  const { all: checks } = useKnownChecks();
  const parts: AuditParts = { ...shown, checks };
  const version = usePluginContext()?.meta.info.version ?? '';
  const { isProxyConfigured } = usePluginSettings();
  const [isBusy, setBusy] = useState(false);
  const { findings, exempt, comparison, notChecked } = parts;
  const isEmpty = [findings, exempt, comparison?.fixed ?? [], notChecked].every(({ length }) => length === 0);

  const start = async (format: Format) => {
    const name = `audit-${new Date(range.to).toISOString().slice(0, 19).replace(/:/g, '-')}`;
    if (format === 'csv') {
      // The file has no place to say that it is of a part; its name does.
      const ending = filtersOf(parts).length > 0 ? '-filtered' : '';
      saveFile(`${name}${ending}.csv`, findingsCsv(parts), 'text/csv');
      return;
    }
    // The address of what is seen now, whatever is clicked while the versions are asked for.
    const link = linkOf(range);
    setBusy(true);
    const report = auditExport(parts, await knownVersions(version, isProxyConfigured), link);
    setBusy(false);
    if (format === 'json') {
      saveFile(`${name}.json`, auditToJson(report), 'application/json');
      return;
    }
    const language = currentLanguage();
    const document = auditToDocument(report, language);
    if (format === 'md') {
      saveFile(`${name}.md`, documentToMarkdown(document), 'text/markdown');
    } else {
      const title = t('audit.export.report-title', 'Cluster audit');
      saveFile(`${name}.html`, documentToHtml(document, title, language), 'text/html');
    }
  };
  const item = (format: Format, label: string) => <Menu.Item label={label} onClick={() => void start(format)} />;

  return (
    <Dropdown
      placement="bottom-end"
      overlay={
        <Menu>
          {item('csv', t('audit.export.csv', 'CSV, a line for each finding and each check not decided'))}
          {item('json', t('audit.export.json', 'JSON, with evidence, remedies and scores'))}
          {item('md', t('audit.export.md', 'Report as Markdown'))}
          {item('html', t('audit.export.html', 'Report as HTML, to read and to print'))}
        </Menu>
      }
    >
      <Button
        size="sm"
        variant="secondary"
        fill="outline"
        icon={isBusy ? 'spinner' : 'download-alt'}
        disabled={!isComplete || isBusy || isEmpty}
        title={isComplete ? undefined : t('audit.export.wait', 'As soon as every check has answered')}
        aria-haspopup="menu"
      >
        <Trans i18nKey="audit.export.button">Export</Trans>
      </Button>
    </Dropdown>
  );
}

function linkOf({ from, to }: { from: number; to: number }): string {
  const { pathname, search } = locationService.getLocation();
  return shareLink({ origin: window.location.origin, subUrl: config.appSubUrl, pathname, search }, from, to);
}
