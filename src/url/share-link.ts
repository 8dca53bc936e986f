/**
 * A link that shows the same for ever: relative times become the moments they meant. `origin` and `subUrl` are
 * Grafana's, `from` and `to` Unix milliseconds.
 */
export function shareLink(
  place: { origin: string; subUrl: string; pathname: string; search: string },
  from: number,
  to: number
): string {
  const parameters = new URLSearchParams(place.search);
  parameters.set('from', new Date(from).toISOString());
  parameters.set('to', new Date(to).toISOString());
  parameters.delete('kiosk');
  return `${place.origin}${place.subUrl}${place.pathname}?${parameters.toString().replace(/%3A/g, ':').replace(/%2C/g, ',')}`;
}
