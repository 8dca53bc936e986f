/** How an image is pinned. */
export interface ImagePin {
  /** Null when none is written: the registry then means `latest`. */
  tag: string | null;
  /** `sha256:…`; null when none is written. */
  digest: string | null;
}

/**
 * Tag and digest of an image reference. A colon before the last slash belongs to the registry's port.
 * https://github.com/distribution/reference#readme
 */
export function imagePin(image: string): ImagePin {
  const [name = '', digest = null] = image.split('@');
  const last = name.slice(name.lastIndexOf('/') + 1);
  const colon = last.indexOf(':');
  return { tag: colon < 0 ? null : last.slice(colon + 1), digest };
}

/** True when the same reference may be another program tomorrow: no digest, and no tag or `latest`. */
export function isMovingImage(image: string): boolean {
  const { tag, digest } = imagePin(image);
  return digest === null && (tag === null || tag === '' || tag === 'latest');
}
