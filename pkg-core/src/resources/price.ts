import type { PriceTable } from './policy.ts';

const hoursOfMonth = 730;
const GiB = 2 ** 30;

export interface Price {
  currency: string;
  perMonth: number;
}

/**
 * What cores and bytes cost in a month of 730 hours; negative amounts give what is to be paid more. Undefined without
 * prices, or where nothing that has a price is known.
 */
export function priceOf(
  { cores, bytes }: { cores?: number; bytes?: number },
  prices: PriceTable | undefined
): Price | undefined {
  const parts = [
    prices?.perCoreHour !== undefined && cores !== undefined ? cores * prices.perCoreHour : undefined,
    prices?.perGibHour !== undefined && bytes !== undefined ? (bytes / GiB) * prices.perGibHour : undefined,
  ].filter((part) => part !== undefined);
  return prices && parts.length > 0
    ? { currency: prices.currency, perMonth: parts.reduce((sum, part) => sum + part, 0) * hoursOfMonth }
    : undefined;
}
