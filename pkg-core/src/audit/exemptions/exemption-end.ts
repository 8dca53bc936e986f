import type { Exemption } from '../../vocabulary/exemption.ts';

/** When it ends or ended, Unix milliseconds; null: never. */
export function exemptionEnd({ expiresAt, revoked }: Exemption): number | null {
  if (revoked === null) {
    return expiresAt;
  }
  return expiresAt === null ? revoked.at : Math.min(revoked.at, expiresAt);
}

/** Whether it counts at a moment: from when it was made until its end, and at its end no more. */
export function isInForce(exemption: Exemption, at: number): boolean {
  const end = exemptionEnd(exemption);
  return (exemption.createdAt === null || exemption.createdAt <= at) && (end === null || at < end);
}
