import { dailyTurn } from '@vigil/core/notifications/daily-turn';
import { messageOf } from '@vigil/core/notifications/message';
import { noticeOfFinding } from '@vigil/core/notifications/notice-of-finding';
import { compareSeverity } from '@vigil/core/vocabulary/severity';
import type { OpenFindings } from '../audit/open-findings.ts';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';
import type { Surroundings } from '../kubernetes/surroundings.ts';
import type { Outbox } from '../store/outbox.ts';
import type { Notifications } from './load-notifications.ts';

export interface AuditTellingParts {
  outbox: Pick<Outbox, 'takeFindings' | 'postOnce'>;
  sources: readonly ClusterSource[];
  /** The audit as it is now. */
  reports: () => Promise<OpenFindings[]>;
  surroundings: Pick<Surroundings, 'now'>;
}

/** Tells what the audit finds anew and what is gone, and all of it once a day. */
export class AuditTelling {
  readonly #parts: AuditTellingParts;
  /** The day whose daily message was made. */
  #toldDay = '';

  constructor(parts: AuditTellingParts) {
    this.#parts = parts;
  }

  async tell(notifications: Notifications | null): Promise<void> {
    const { sources } = this.#parts;
    // What is not listed yet would look as if it were gone.
    if (notifications?.config.audit && sources.length > 0 && sources.every((source) => source.ready())) {
      await this.#tellNews(notifications);
      await this.#tellDaily(notifications);
    }
  }

  async #tellNews({ config }: Notifications): Promise<void> {
    const { outbox, reports, surroundings } = this.#parts;
    const now = surroundings.now();
    const least = config.audit?.from ?? 'critical';
    for (const { cluster, results, exempt } of await reports()) {
      const findings = results.flatMap((result) => result.findings);
      const urgent = findings.filter(({ severity }) => compareSeverity(severity, least) <= 0);
      const notices = urgent.map((finding) => noticeOfFinding(finding, now));
      // Of a check that can not tell, nothing is known to be over.
      const silent = results.filter(({ status }) => status === 'unknown').map(({ check }) => check);
      const held = exempt.map((finding) => noticeOfFinding(finding, now).subject);
      await outbox.takeFindings(cluster, notices, { silent, held }, now);
    }
  }

  /** On a day without findings nothing. */
  async #tellDaily({ config }: Notifications): Promise<void> {
    const { outbox, reports, surroundings } = this.#parts;
    const now = surroundings.now();
    const minute = config.audit?.dailyAt;
    const day = minute === undefined ? null : dailyTurn(now, minute, config.timeZone);
    if (day === null || day === this.#toldDay) {
      return;
    }
    const findings = (await reports()).flatMap(({ results }) => results.flatMap((result) => result.findings));
    const receiver = config.audit?.dailyTo ?? config.route.receiver;
    if (findings.length > 0 && receiver !== undefined) {
      const notices = findings.map((finding) => noticeOfFinding(finding, now));
      await outbox.postOnce(receiver, messageOf('daily', {}, notices), now, `audit of ${day}`);
    }
    this.#toldDay = day;
  }
}
