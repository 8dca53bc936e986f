export type Labels = Readonly<Record<string, string>>;

/** One line of an exporter's page: a series and its value at the moment of the scrape. */
export interface Sample {
  name: string;
  labels: Labels;
  value: number;
}

/** One sample per possible value of a state, 1 for the present one: how kube-state-metrics shows enumerations. */
export function oneHot(
  name: string,
  labels: Labels,
  label: string,
  possible: readonly string[],
  present: string | undefined
): Sample[] {
  return possible.map((value) => ({ name, labels: { ...labels, [label]: value }, value: value === present ? 1 : 0 }));
}

/** The sample, or none where the object does not say the value: a missing field is no zero. */
export function known(name: string, labels: Labels, value: number | undefined): Sample[] {
  return value === undefined || Number.isNaN(value) ? [] : [{ name, labels, value }];
}

/** An `_info` style sample: always 1, what it tells is in the labels. */
export function info(name: string, labels: Labels): Sample {
  return { name, labels, value: 1 };
}

/** Seconds since 1970 of an API timestamp; undefined where there is none or it cannot be read. */
export function unixSeconds(timestamp: string | undefined): number | undefined {
  const milliseconds = timestamp === undefined ? NaN : Date.parse(timestamp);
  return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000);
}
