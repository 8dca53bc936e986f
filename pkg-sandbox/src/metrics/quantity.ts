const factors: Record<string, number> = {
  '': 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * A Kubernetes quantity (`250m`, `1.5Gi`, `1e3`, or a bare number) in its base unit; undefined where it cannot be read.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantity(text: string | number | undefined): number | undefined {
  const match = /^([+-]?\d*\.?\d+|[+-]?\d+\.)(?:[eE]([+-]?\d+))?([A-Za-z]*)$/.exec(String(text ?? ''));
  if (match === null) {
    return undefined;
  }
  const factor = factors[match[3] ?? ''];
  return factor === undefined ? undefined : Number(match[1]) * 10 ** Number(match[2] ?? 0) * factor;
}
