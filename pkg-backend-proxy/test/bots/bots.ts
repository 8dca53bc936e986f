import { createHmac } from 'node:crypto';
import { type BotAnswer, type BotCall, BotServer, Window } from './bot-server.ts';

type Said = BotAnswer & { isTaken: boolean };
const said = (body: unknown, isTaken = false): Said => ({ body, isTaken });

function json(call: BotCall): Record<string, unknown> {
  try {
    return JSON.parse(call.text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Answers HTTP 200 to everything, and tells in `errcode`. */
export class WecomBot extends BotServer {
  readonly #window: Window;
  readonly #key = 'wecom-key-0123456789';

  constructor(perMinute = 20, windowMs = 60_000) {
    super();
    this.#window = new Window(perMinute, windowMs);
  }

  get url(): string {
    return `${this.origin}/cgi-bin/webhook/send?key=${this.#key}`;
  }

  protected answer(call: BotCall): Said {
    if (call.url.searchParams.get('key') !== this.#key) {
      return said({ errcode: 93000, errmsg: 'invalid webhook url, hint: [1700000000]' });
    }
    if (!this.#window.take(call.at)) {
      this.violations += 1;
      return said({ errcode: 45009, errmsg: 'api freq out of limit' });
    }
    const { msgtype, markdown, text } = json(call) as Record<string, { content?: string } | undefined>;
    const content = (markdown ?? text)?.content ?? '';
    const most = String(msgtype) === 'text' ? 2048 : 4096;
    return Buffer.byteLength(content) > most || content === ''
      ? said({ errcode: 40058, errmsg: 'content exceed max length' })
      : said({ errcode: 0, errmsg: 'ok' }, true);
  }
}

/** Checks the signature, and after too many messages answers nothing else for a while. */
export class DingtalkBot extends BotServer {
  readonly secret = 'SEC0123456789abcdef';
  readonly #window: Window;
  readonly #blockMs: number;
  #blockedUntil = 0;

  constructor(perMinute = 20, windowMs = 60_000, blockMs = 600_000) {
    super();
    this.#window = new Window(perMinute, windowMs);
    this.#blockMs = blockMs;
  }

  get url(): string {
    return `${this.origin}/robot/send?access_token=ding-token-0123456789`;
  }

  protected answer(call: BotCall): Said {
    const timestamp = call.url.searchParams.get('timestamp') ?? '';
    const sign = createHmac('sha256', this.secret).update(`${timestamp}\n${this.secret}`).digest('base64');
    if (call.url.searchParams.get('sign') !== sign) {
      return said({ errcode: 310000, errmsg: 'sign not match, more: [https://ding-doc.dingtalk.com]' });
    }
    if (Math.abs(Number(timestamp) - Date.now()) > 3_600_000) {
      return said({ errcode: 310000, errmsg: 'invalid timestamp' });
    }
    const isFine = this.#window.take(call.at);
    if (!isFine || call.at < this.#blockedUntil) {
      this.violations += 1;
      this.#blockedUntil = Math.max(this.#blockedUntil, call.at + this.#blockMs);
      return said({ errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' });
    }
    return said({ errcode: 0, errmsg: 'ok' }, true);
  }
}

/** Signs with the text as the key. */
export class FeishuBot extends BotServer {
  readonly secret = 'feishu-secret-0123456789';
  readonly #minute = new Window(100, 60_000);
  readonly #second = new Window(5, 1000);

  get url(): string {
    return `${this.origin}/open-apis/bot/v2/hook/feishu-key-0123456789`;
  }

  protected answer(call: BotCall): Said {
    const { timestamp, sign, msg_type } = json(call);
    const expected = createHmac('sha256', `${String(timestamp)}\n${this.secret}`).digest('base64');
    if (sign !== expected || Math.abs(Number(timestamp) * 1000 - Date.now()) > 3_600_000) {
      return said({ code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time' });
    }
    const [minute, second] = [this.#minute.take(call.at), this.#second.take(call.at)];
    if (!minute || !second) {
      this.violations += 1;
      return said({ code: 11232, msg: 'frequency limited psm[lark.oapi.app_platform_runtime]' });
    }
    return msg_type === 'interactive'
      ? said({ StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' }, true)
      : said({ code: 9499, msg: 'Bad Request' });
  }
}

/** Says `ok`, or 429 with Retry-After. */
export class SlackBot extends BotServer {
  readonly #window = new Window(1, 1000);

  get url(): string {
    return `${this.origin}/services/T0/B0/slack-key-0123456789`;
  }

  protected answer(call: BotCall): Said {
    if (!this.#window.take(call.at)) {
      this.violations += 1;
      return { status: 429, headers: { 'retry-after': '1' }, body: 'rate_limited', isTaken: false };
    }
    const blocks = json(call)['blocks'];
    return Array.isArray(blocks) ? said('ok', true) : { status: 400, body: 'invalid_blocks', isTaken: false };
  }
}

/** Answers 200 to what Teams itself did not take, and tells in its text. */
export class TeamsBot extends BotServer {
  readonly #window = new Window(4, 1000);

  get url(): string {
    return `${this.origin}/workflows/teams-key-0123456789`;
  }

  protected answer(call: BotCall): Said {
    if (!this.#window.take(call.at)) {
      this.violations += 1;
      return said(
        'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ContextId x'
      );
    }
    if (Buffer.byteLength(call.text) > 28_000) {
      return { status: 413, body: 'Request Entity Too Large', isTaken: false };
    }
    return { status: 202, body: '', isTaken: true };
  }
}

/** Takes whatever comes; counts keys it knows already. */
export class InboxBot extends BotServer {
  get url(): string {
    return `${this.origin}/inbox`;
  }

  /** How often the same message came again. */
  get doubles(): number {
    const keys = this.taken.map(({ headers }) => String(headers['idempotency-key']));
    return keys.length - new Set(keys).size;
  }

  bodies(): Array<Record<string, unknown>> {
    return this.taken.map(json);
  }

  protected answer(): Said {
    return said({ ok: true }, true);
  }
}
