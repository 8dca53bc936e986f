import { Liquid, type Template } from 'liquidjs';
import { byteLength, clipBytes } from '@vigil/core/notifications/clip-bytes';
import type { Letter } from '@vigil/core/notifications/channels/channel';
import { defaultTemplates } from '@vigil/core/notifications/default-templates';
import { dialects, type DialectName } from '@vigil/core/notifications/dialect';
import type { Message } from '@vigil/core/notifications/message';
import { longItemsOf, type MessageView, viewOf, type ViewOptions } from '@vigil/core/notifications/view';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';

/** Templates of one receiver; empty parts mean the default. */
export interface TemplateTexts {
  title?: string | undefined;
  body?: string | undefined;
}

export interface Rendered extends Pick<Letter, 'title' | 'body' | 'links'> {
  /** What is wrong with the receiver's own template; null when nothing is. The default was used instead. */
  fault: string | null;
}

/** Characters of one template, milliseconds and steps of one rendering, bytes of what comes out. */
const bounds = { parseLimit: 60_000, renderLimit: 1000, memoryLimit: 5_000_000 };
const titleBytes = 240;
const bodyBytes = 1_000_000;

const engines = new Map<DialectName, Liquid>();

/**
 * Templates see the view of a message and nothing else: no files, no prototypes, no code, and bounded work. All that a
 * template writes out is escaped for the service; the filters bold, strong, link and code write markup around it.
 */
function engineOf(name: DialectName): Liquid {
  const known = engines.get(name);
  if (known) {
    return known;
  }
  const dialect = dialects[name];
  const text = (value: unknown) => (value === undefined || value === null ? '' : String(value));
  const escape = (value: unknown) => dialect.escape(text(value));
  const engine = new Liquid({
    ...bounds,
    ...{ templates: {}, ownPropertyOnly: true, strictFilters: true, outputEscape: escape, cache: false },
  });
  const markup = (filter: string, handler: (value: unknown, argument: unknown) => string) =>
    engine.registerFilter(filter, { raw: true, handler });
  markup('bold', (value) => dialect.bold(escape(value)));
  markup('strong', (value) => dialect.bold(escape(value)));
  markup('code', (value) => dialect.code(text(value)));
  markup('link', (value, url) => {
    const address = text(url);
    return /^https?:\/\//.test(address) ? dialect.link(escape(value), address) : escape(value);
  });
  engine.registerFilter('shorten', (value: unknown, bytes: unknown) =>
    clipBytes(text(value), Math.max(10, Number(bytes) || 200))
  );
  engines.set(name, engine);
  return engine;
}

/** The templates of a receiver, ready to be used again and again. Throws what Liquid says of one that is wrong. */
export class Templates {
  readonly #dialect: DialectName;
  readonly #title: Template[];
  readonly #body: Template[] | null;
  readonly #isOwn: boolean;
  readonly #hasButtons: boolean;

  /** `optionalBody`: a channel that makes its own content where there is no template. `hasButtons`: it shows the links. */
  constructor(dialect: DialectName, { title, body }: TemplateTexts, optionalBody = false, hasButtons = false) {
    const plain = engineOf('plain');
    this.#dialect = dialect;
    this.#hasButtons = hasButtons;
    this.#isOwn = title !== undefined || body !== undefined;
    this.#title = plain.parse(title ?? defaultTemplates.title);
    this.#body = body === undefined && optionalBody ? null : engineOf(dialect).parse(body ?? defaultTemplates.body);
  }

  /** The text of a message. A template that fails on it gives way to the default: a message is worth more than its form. */
  render(message: Message, options: ViewOptions): Rendered {
    const view = viewOf(message, options);
    const scope = this.#scopeOf(view);
    try {
      return { ...this.#write(scope), links: view.links, fault: null };
    } catch (error) {
      if (!this.#isOwn) {
        throw error;
      }
      const fault = wordsOfError(error);
      const standard = new Templates(this.#dialect, {}, this.#body === null, this.#hasButtons);
      return { ...standard.#write(scope), links: view.links, fault };
    }
  }

  /** The same, but a template that fails throws. */
  tryOut(message: Message, options: ViewOptions): Pick<Rendered, 'title' | 'body'> {
    const view = viewOf(message, options);
    return this.#write(this.#scopeOf(view));
  }

  #scopeOf(view: MessageView): object {
    return { ...view, longItems: longItemsOf(view), hasButtons: this.#hasButtons };
  }

  #write(scope: object): Pick<Rendered, 'title' | 'body'> {
    const title = String(engineOf('plain').renderSync(this.#title, scope)).replace(/\s+/g, ' ').trim();
    const body = this.#body === null ? '' : String(engineOf(this.#dialect).renderSync(this.#body, scope)).trim();
    if (byteLength(body) > bodyBytes) {
      throw new Error(`the template writes more than ${bodyBytes} bytes`);
    }
    return { title: clipBytes(title, titleBytes), body };
  }
}
