import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, useStyles2 } from '@grafana/ui';
import type { TestRun, TestRunScope } from '@vigil/core/contract/test-runs';
import { DetailDrawer } from '../../../components/DetailDrawer';
import { usePluginSettings } from '../../../settings/use-plugin-settings';
import type { TimeRangeState } from '../../../url/use-time-range';
import { openRun, runOfWindow } from './run-place';
import { RunItem } from './RunItem';
import { SaveRunForm } from './SaveRunForm';
import { ScriptSnippet } from './ScriptSnippet';
import { useMaySave } from './use-may-save';
import type { TestRuns } from './use-test-runs';

export interface RunsDrawerProps {
  testRuns: TestRuns;
  time: TimeRangeState;
  scope: TestRunScope;
  onCompare(run: TestRun): void;
  onClose(): void;
}

/** All saved runs, the newest first; above them the way to save one. */
export function RunsDrawer({ testRuns, time, scope, onCompare, onClose }: RunsDrawerProps) {
  const styles = useStyles2(getStyles);
  const { proxyUrl } = usePluginSettings();
  const { where, runs, most, problem, change } = testRuns;
  const maySave = useMaySave(where);
  const shown = runOfWindow(runs, time);
  return (
    <DetailDrawer title={t('resources.runs.title', 'Test runs')} onClose={onClose}>
      <div className={styles.body}>
        {where === 'browser' && (
          <Alert severity="info" title={t('resources.runs.browser', 'Kept in this browser only')}>
            <Trans i18nKey="resources.runs.browser-hint">
              No proxy is configured: nobody else sees these runs, and they are gone when the browser’s data is cleared.
              With a proxy the whole team shares them, and scripts can mark their own.
            </Trans>
          </Alert>
        )}
        {maySave ? (
          <SaveRunForm
            window={{ from: time.from, to: time.to }}
            endsNow={time.endsNow}
            {...{ scope, timeZone: time.timeZone, change }}
          />
        ) : (
          <p className={styles.faint}>
            <Trans i18nKey="resources.runs.forbidden">
              Saving, editing and deleting runs needs the role Editor in this organization.
            </Trans>
          </p>
        )}
        {problem && (
          <Alert severity="error" title={t('resources.runs.not-loaded', 'The runs could not be loaded')}>
            {problem}
          </Alert>
        )}
        {runs && most !== undefined && runs.length >= 0.9 * most && (
          <Alert
            severity="warning"
            title={t('resources.runs.nearly-full', '{{count}} of {{most}} runs are kept', { count: runs.length, most })}
          >
            <Trans i18nKey="resources.runs.nearly-full-hint">
              None is removed by itself: when there is no room, the next one is refused. Delete some.
            </Trans>
          </Alert>
        )}
        {runs?.length === 0 && (
          <p className={styles.faint}>
            <Trans i18nKey="resources.runs.none">No run is saved yet.</Trans>
          </p>
        )}
        {runs && (
          <ul className={styles.list} aria-label={t('resources.runs.list', 'Saved runs')}>
            {runs.map((run) => (
              <RunItem
                key={run.id}
                {...{ run, change, timeZone: time.timeZone, mayChange: maySave, isShown: run === shown }}
                onOpen={() => {
                  openRun(run);
                  onClose();
                }}
                onCompare={() => onCompare(run)}
              />
            ))}
          </ul>
        )}
        {proxyUrl && <ScriptSnippet proxyUrl={proxyUrl} scope={scope} />}
      </div>
    </DetailDrawer>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  body: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  faint: css({ margin: 0, color: theme.colors.text.secondary }),
  list: css({ margin: 0, padding: 0, listStyle: 'none' }),
});
