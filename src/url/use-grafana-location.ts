import { useSyncExternalStore } from 'react';
import { locationService } from '@grafana/runtime';

const subscribe = (onChange: () => void) => locationService.getHistory().listen(onChange);
const snapshot = () => locationService.getLocation();

/** Where Grafana is. Independent of the router version that Grafana happens to render the app in. */
export function useGrafanaLocation() {
  return useSyncExternalStore(subscribe, snapshot);
}
