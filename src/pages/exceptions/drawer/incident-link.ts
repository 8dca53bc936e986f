import type { UrlState } from '../../../url/url-field';
import { shareLink } from '../../../url/share-link';
import type { exceptionsUrl } from '../exceptions-url';

/**
 * A link that shows the same incident, tab, log and line for ever, in whichever browser it is opened. `which`: the log that
 * is shown, also where the URL leaves it to the drawer. `from`, `to`: Unix milliseconds.
 */
export function incidentLink(
  place: { origin: string; subUrl: string; pathname: string; search: string },
  { incident, tab, line }: Pick<UrlState<typeof exceptionsUrl>, 'incident' | 'tab' | 'line'>,
  which: string,
  range: { from: number; to: number }
): string {
  const parameters = new URLSearchParams(place.search);
  const exact = { incident, tab, which: tab === 'log' ? which : '', line: tab === 'log' ? line : '' };
  for (const [name, value] of Object.entries(exact)) {
    if (value) {
      parameters.set(name, value);
    } else {
      parameters.delete(name);
    }
  }
  return shareLink({ ...place, search: parameters.toString() }, range.from, range.to);
}

/** The same page with another incident in its drawer: path and query within Grafana. */
export function otherIncidentPath({ pathname, search }: { pathname: string; search: string }, id: string): string {
  const parameters = new URLSearchParams(search);
  for (const name of ['tab', 'which', 'line']) {
    parameters.delete(name);
  }
  parameters.set('incident', id);
  return `${pathname}?${parameters.toString()}`;
}
