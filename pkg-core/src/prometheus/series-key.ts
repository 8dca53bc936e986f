/**
 * One text for one label set, whatever the order of its labels. Label names and values hold no control characters in
 * Kubernetes' metrics.
 */
export function seriesKey(labels: Readonly<Record<string, string>>): string {
  let key = '';
  let before = '';
  for (const name in labels) {
    if (name < before) {
      // Servers answer in order; whatever does not is put in order.
      return textOf(labels, Object.keys(labels).sort());
    }
    key += `${name}\u0001${labels[name]}\u0002`;
    before = name;
  }
  return key;
}

function textOf(labels: Readonly<Record<string, string>>, names: readonly string[]): string {
  return names.map((name) => `${name}\u0001${labels[name]}\u0002`).join('');
}
