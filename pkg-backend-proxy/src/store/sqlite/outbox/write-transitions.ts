import type { Transition } from '../../outbox.ts';
import type { Statements } from '../statements.ts';

/** Inside a transaction: what is to be routed, in this order. */
export function writeTransitions(statements: Statements, transitions: readonly Transition[]): void {
  for (const transition of transitions) {
    statements.run('INSERT INTO transitions (body) VALUES (?)', JSON.stringify(transition));
  }
}
