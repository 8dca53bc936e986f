/** Series of Vigil's proxy under which a rule fires, with what it fires for, and series under which it does not. */
export interface OwnWorld {
  fires: Record<string, string>;
  /** Labels that the rule itself does not set. */
  labels: Record<string, string>;
  value: number;
  quiet: Record<string, string>;
}

const steady = (value: number) => `${value}+0x60`;
/** One more, half an hour after the start. */
const once = '0+0x25 1+0x35';
const proxy = 'job="vigil-backend-proxy",instance="proxy:8080"';

function counter(metric: string, more: string, labels: Record<string, string>): OwnWorld {
  const series = `${metric}{${proxy}${more}}`;
  return { fires: { [series]: once }, labels, value: 1, quiet: { [series]: steady(7) } };
}

function gauge(
  metric: string,
  more: string,
  labels: Record<string, string>,
  [high, low]: [number, number],
  value = high
): OwnWorld {
  const series = `${metric}{${proxy}${more}}`;
  return { fires: { [series]: steady(high) }, labels, value, quiet: { [series]: steady(low) } };
}

const target = { job: 'vigil-backend-proxy', instance: 'proxy:8080' };
const pods = ',cluster="a",kind="pods"';
const ofPods = { cluster: 'a', kind: 'pods' };

/** By the name of the rule; looked at after 35 min. */
export const ownWorlds: Record<string, OwnWorld> = {
  VigilProxyDown: gauge('up', '', target, [0, 1]),
  VigilProxyAbsent: {
    fires: { 'up{job="shop",instance="i"}': steady(1) },
    labels: {},
    value: 1,
    quiet: { [`vigil_watch_synced{${proxy}${pods},state="listing"}`]: steady(0) },
  },
  VigilWatchStopped: gauge('vigil_watch_synced', `${pods},state="waiting"`, ofPods, [0, 1]),
  VigilWatchLags: gauge('vigil_watch_lag_seconds', pods, ofPods, [120, 5]),
  VigilObjectsDropped: counter('vigil_watch_objects_dropped_total', pods, ofPods),
  VigilLogsDropped: counter('vigil_log_captures_total', ',cluster="a",status="dropped"', { cluster: 'a' }),
  VigilRecordingsLost: counter('vigil_recordings_lost_total', ',cluster="a"', { cluster: 'a' }),
  VigilStoreNotReady: gauge('vigil_store_ready', ',state="failing"', target, [0, 1]),
  VigilMessagesDead: counter('vigil_notifications_dead_total', ',receiver="sre"', { receiver: 'sre' }),
  VigilMessagesWait: gauge('vigil_notification_queue_age_seconds', ',receiver="sre"', { receiver: 'sre' }, [7200, 60]),
  VigilAuditStandsStill: {
    fires: { [`vigil_audit_evaluation_timestamp_seconds{${proxy},cluster="a"}`]: steady(0) },
    labels: { cluster: 'a' },
    value: 35 * 60,
    quiet: { [`vigil_audit_evaluation_timestamp_seconds{${proxy},cluster="a"}`]: '0+60x60' },
  },
  VigilFindingsOmitted: gauge('vigil_audit_findings_omitted', ',cluster="a"', { cluster: 'a' }, [12, 0]),
  VigilConfigurationRefused: counter('vigil_notification_reloads_total', ',outcome="refused"', target),
};
