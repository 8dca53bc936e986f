import type { RequestOptions } from 'node:https';

/** What a request needs to be let in: TLS material, agent of a forward proxy, authorisation header. */
export type Credentials = Pick<
  RequestOptions,
  'ca' | 'cert' | 'key' | 'rejectUnauthorized' | 'servername' | 'headers' | 'agent' | 'auth'
>;

export interface CredentialReader {
  /** Base address of the API server, without a trailing slash and without credentials. */
  readonly server: string;
  /** The namespace the credentials belong to; absent or null where they name none. */
  readonly namespace?: string | null;
  /** Fresh enough for one request: files are read again, exec plug-ins run again when their token expires. */
  read(): Promise<Credentials>;
}
