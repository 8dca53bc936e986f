const gibibyte = 2 ** 30;

/** Cores or bytes written out: `1.5 cores`, `12.0 GiB`. */
export function amount(resource: string, value: number): string {
  if (/memory|storage/.test(resource)) {
    return value < gibibyte ? `${Math.round(value / 2 ** 20)} MiB` : `${(value / gibibyte).toFixed(1)} GiB`;
  }
  return /cpu/.test(resource) ? `${Number(value.toFixed(2))} cores` : String(value);
}
