import React from 'react';
import { usePluginSettings } from '../../settings/use-plugin-settings';
import { useTimeRange } from '../../url/use-time-range';
import { useUrlState } from '../../url/use-url-state';
import { exceptionsUrl } from './exceptions-url';
import { PrometheusExceptions } from './prometheus/PrometheusExceptions';
import { ProxyExceptions } from './ProxyExceptions';

/** What broke? As the proxy recorded it, or without one, as far as metrics tell. */
export default function ExceptionsPage() {
  const time = useTimeRange();
  const [state, setState] = useUrlState(exceptionsUrl);
  const { isProxyConfigured } = usePluginSettings();
  const Page = isProxyConfigured && state.source !== 'prometheus' ? ProxyExceptions : PrometheusExceptions;
  return <Page time={time} state={state} setState={setState} />;
}
