/** Something wrong with the API server, for tests of those who depend on it. */
export type Fault =
  /** Every connection is cut. */
  | { type: 'down' }
  /** Requests are taken and never answered; running watches fall silent. */
  | { type: 'silent' }
  /** Every request is answered so. */
  | { type: 'status'; code: number; retryAfterSeconds?: number }
  /** Every watch and every continue token is too old. `status`: as the answer itself; `event`: as an ERROR in the stream. */
  | { type: 'expired'; form: 'status' | 'event' };
