const multipliers: Record<string, number> = {
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

const pattern = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:[eE]([+-]?\d+)|(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?)$/;

/**
 * A Kubernetes quantity in its base unit (cores, bytes, pieces); undefined when it is none.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(quantity: unknown): number | undefined {
  if (typeof quantity === 'number') {
    return Number.isFinite(quantity) ? quantity : undefined;
  }
  const match = typeof quantity === 'string' ? pattern.exec(quantity.trim()) : null;
  if (!match) {
    return undefined;
  }
  const [, digits = '', exponent, suffix = ''] = match;
  // One conversion of the whole text instead of a product: 100m is 0.1, not 0.1000…01.
  const decimal = { n: '-9', u: '-6', m: '-3' }[suffix] ?? exponent;
  const value = decimal === undefined ? Number(digits) * (multipliers[suffix] ?? 1) : Number(`${digits}e${decimal}`);
  return Number.isFinite(value) ? value : undefined;
}
