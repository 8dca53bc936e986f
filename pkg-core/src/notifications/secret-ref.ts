import { z } from 'zod';

/** Where a secret is: it never stands in the configuration itself, so that the file can be shown and kept in git. */
export const SecretRef = z.union(
  [z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })],
  'a secret does not stand here itself: write {env: NAME} or {file: /path}'
);
export type SecretRef = z.infer<typeof SecretRef>;

const noAddress =
  'expected an address beginning with https:// or http:// without a password, or {env: NAME}, or {file: /path}';

/** An address without secrets, or where one with secrets is. */
export const Address = z.union([z.string().regex(/^https?:\/\/[^\s@]+$/, noAddress), SecretRef], noAddress);
export type Address = z.infer<typeof Address>;

/** The same settings with every {@link SecretRef} replaced by the secret. */
export type Resolved<T> = T extends SecretRef
  ? string
  : T extends ReadonlyArray<infer Item>
    ? Array<Resolved<Item>>
    : T extends object
      ? { [Key in keyof T]: Resolved<T[Key]> }
      : T;

/** Whether a part of the settings is a {@link SecretRef}. */
export function isSecretRef(value: unknown): value is SecretRef {
  return SecretRef.safeParse(value).success;
}
