import { hash } from 'node:crypto';

/**
 * Which text the spec of an object was read from. Most updates of a pod change its status alone: half of the text is then
 * neither read nor projected again. What is kept of it is a digest.
 */
export class KnownSpecs {
  readonly #digests = new Map<string, string>();

  /** Whether the object's spec is the one it had; remembers it in any case. */
  take(uid: string, spec: string): boolean {
    const digest = hash('sha1', spec, 'base64');
    if (this.#digests.get(uid) === digest) {
      return true;
    }
    this.#digests.set(uid, digest);
    return false;
  }

  /** Of an object that was read as a whole; undefined: its text is not known. */
  learn(uid: string, spec: string | undefined): void {
    if (spec === undefined) {
      this.forget(uid);
    } else {
      this.take(uid, spec);
    }
  }

  forget(uid: string): void {
    this.#digests.delete(uid);
  }
}
