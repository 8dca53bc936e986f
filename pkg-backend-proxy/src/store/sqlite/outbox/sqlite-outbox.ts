import type { Delivery, DeliveryAttempt, DeliveryQuery, DeliveryState } from '@vigil/core/contract/notifications';
import { Message } from '@vigil/core/notifications/message';
import type { Notice } from '@vigil/core/notifications/notice';
import type { Claimed, ClaimRequest, Ending, Outbox, QueueFigures, Routing, Transition } from '../../outbox.ts';
import type { Statements } from '../statements.ts';
import { claimMessage } from './claim-message.ts';
import { endMessage } from './end-message.ts';
import { findDelivery, listAttempts, listDeliveries } from './read-deliveries.ts';
import { routeTransitions } from './route-transitions.ts';
import { tellGroups } from './tell-groups.ts';
import { writeFindings } from './write-findings.ts';
import { writeMessage } from './write-message.ts';
import { writeTransitions } from './write-transitions.ts';

/** Runs `work` in a transaction of its own. */
type Run = <T>(work: (statements: Statements) => T) => Promise<T>;

/** The outbox in the same database as the incidents. */
export class SqliteOutbox implements Outbox {
  readonly #write: Run;
  readonly #read: Run;
  readonly #holder: string;

  constructor(parts: { write: Run; read: Run; holder: string }) {
    this.#write = parts.write;
    this.#read = parts.read;
    this.#holder = parts.holder;
  }

  add(transitions: Transition[]): Promise<void> {
    return this.#write((statements) => writeTransitions(statements, transitions));
  }

  async route(limit: number, now: number, decide: (transition: Transition, id: number) => Routing) {
    if (!(await this.#read((statements) => statements.get('SELECT 1 FROM transitions LIMIT 1')))) {
      return { routed: 0, more: false };
    }
    return this.#write((statements) => routeTransitions(statements, limit, now, decide));
  }

  async tellDue(now: number, limit: number, mostItems: (receiver: string) => number) {
    const due = await this.#read((statements) =>
      statements.get('SELECT 1 FROM notice_groups WHERE due_at <= ? LIMIT 1', now)
    );
    return due ? this.#write((statements) => tellGroups(statements, now, limit, mostItems)) : { told: 0, more: false };
  }

  async claim(request: ClaimRequest): Promise<Claimed> {
    const open = await this.#read((statements) =>
      statements.get(
        `SELECT 1 FROM outbox WHERE receiver = ? AND state IN ('waiting', 'sending') LIMIT 1`,
        request.receiver
      )
    );
    return open
      ? this.#write((statements) => claimMessage(statements, request, this.#holder))
      : { claim: null, nextAt: null, digested: 0 };
  }

  end(ending: Ending): Promise<DeliveryState | undefined> {
    return this.#write((statements) => endMessage(statements, ending, this.#holder));
  }

  post(receiver: string, message: Message, now: number, author: string): Promise<number> {
    const groupKey = `by hand ${receiver} ${now}`;
    return this.#write((statements) =>
      writeMessage(statements, { receiver, groupKey, message, now, transitionAt: now, author, subjects: [] })
    );
  }

  postOnce(receiver: string, message: Message, now: number, name: string): Promise<number | undefined> {
    return this.#write((statements) => {
      const known = statements.get('SELECT 1 FROM outbox WHERE group_key = ? AND receiver = ? LIMIT 1', name, receiver);
      const subjects = message.items.map(({ subject }) => subject);
      const brought = { receiver, groupKey: name, message, now, transitionAt: now, author: '', subjects };
      return known ? undefined : writeMessage(statements, brought);
    });
  }

  list(query: DeliveryQuery): Promise<{ deliveries: Delivery[]; nextCursor: string | null; total: number }> {
    return this.#read((statements) => listDeliveries(statements, query));
  }

  find(id: number): Promise<{ delivery: Delivery; message: Message } | undefined> {
    return this.#read((statements) => {
      const found = findDelivery(statements, id);
      return found && { delivery: found.delivery, message: Message.parse(JSON.parse(found.message)) };
    });
  }

  attempts(id: number): Promise<DeliveryAttempt[]> {
    return this.#read((statements) => listAttempts(statements, id));
  }

  /** Everything a message tells of. */
  subjects(id: number): Promise<string[]> {
    return this.#read((statements) =>
      statements.all('SELECT subject FROM outbox_subjects WHERE message = ?', id).map(({ subject }) => String(subject))
    );
  }

  resend(which: { ids: number[] } | { receiver: string }, now: number): Promise<number[]> {
    const [condition, values] =
      'ids' in which
        ? [`id IN (${which.ids.map(() => '?').join(', ')})`, which.ids]
        : ['receiver = ?', [which.receiver]];
    return this.#write((statements) =>
      statements
        .all(
          `UPDATE outbox SET state = 'waiting', next_at = ?, attempts = 0, ended_at = NULL
           WHERE state = 'dead' AND ${condition} RETURNING id`,
          ...[now, ...values]
        )
        .map(({ id }) => Number(id))
    );
  }

  figures(): Promise<QueueFigures[]> {
    return this.#read((statements) =>
      statements
        .all(
          'SELECT receiver, state, count(*) AS count, min(created_at) AS oldest FROM outbox GROUP BY receiver, state'
        )
        .map(({ receiver, state, count, oldest }) => ({
          ...{
            receiver: String(receiver),
            state: state as DeliveryState,
            count: Number(count),
            oldest: Number(oldest),
          },
        }))
    );
  }

  buryUnknown(receivers: readonly string[], before: number, now: number): Promise<string[]> {
    return this.#write((statements) =>
      statements
        .all(
          `UPDATE outbox SET state = 'dead', ended_at = ?, why = 'there is no receiver of this name any more'
           WHERE state = 'waiting' AND created_at < ? AND receiver NOT IN (${receivers.map(() => '?').join(', ')})
           RETURNING receiver`,
          ...[now, before, ...receivers]
        )
        .map(({ receiver }) => String(receiver))
    );
  }

  prune(before: number): Promise<number> {
    return this.#write((statements) =>
      statements.run('DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE ended_at < ? LIMIT 500)', before)
    );
  }

  takeFindings(
    cluster: string,
    notices: readonly Notice[],
    unchanged: { silent: readonly string[]; held: readonly string[] },
    now: number
  ): Promise<number> {
    return this.#write((statements) => writeFindings(statements, cluster, { notices, ...unchanged }, now));
  }
}
