/** `shop/checkout: 1.4.1 → 1.4.2`, or both images in full where more than tag or digest changed. Null is unknown. */
export function imageChange(from: string | null, to: string | null): string {
  const before = split(from);
  const after = split(to);
  return before && after && before.name === after.name
    ? `${after.name}: ${before.version} → ${after.version}`
    : `${from ?? '?'} → ${to ?? '?'}`;
}

/** A colon before the last slash belongs to a registry's port. */
function split(image: string | null): { name: string; version: string } | undefined {
  const [, name = '', version = ''] = /^(.*?)(?:@|:)([^/]+)$/.exec(image ?? '') ?? [];
  return name === '' ? undefined : { name, version };
}
