import type { Language } from '../vocabulary/local-text.ts';

/** How a service writes what is bold, a link or code, and what must not be written there as it is. */
export interface Dialect {
  bold(text: string): string;
  link(text: string, url: string): string;
  code(text: string): string;
  /** Takes what a service would read as markup out of foreign text. */
  escape(text: string): string;
}

/** A zero-width space: breaks markup and is not seen. */
const gap = '\u200b';
const noFence = (text: string) => text.replaceAll('```', `\`${gap}\`${gap}\``);
const noLink = (text: string) => text.replaceAll('](', `]${gap}(`);
const entities = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
const urlOf = (url: string) =>
  url.replace(/[()\s<>|]/g, (sign) => encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'));

const markdown: Dialect = {
  bold: (text) => `**${text}**`,
  link: (text, url) => `[${text}](${urlOf(url)})`,
  code: (text) => `\`\`\`\n${noFence(text)}\n\`\`\``,
  escape: (text) => noLink(noFence(text)),
};

/** Every dialect. For one more: one entry. */
export const dialects = {
  plain: {
    bold: (text) => text,
    link: (text, url) => `${text}: ${url}`,
    code: (text) => text,
    escape: (text) => text,
  },
  markdown,
  /** `<@user>` would mention somebody, and there are no code blocks. */
  wecom: {
    ...markdown,
    code: (text) =>
      text
        .split('\n')
        .map((line) => `> ${line.replaceAll('<', '＜')}`)
        .join('\n'),
    escape: (text) => noLink(text).replaceAll('<', '＜'),
  },
  /** `<at id=all></at>` would mention everybody. */
  feishu: { ...markdown, escape: (text) => noLink(noFence(entities(text))) },
  /** https://api.slack.com/reference/surfaces/formatting */
  slack: {
    bold: (text) => `*${text}*`,
    link: (text, url) => `<${urlOf(url)}|${text}>`,
    code: (text) => `\`\`\`\n${noFence(entities(text))}\n\`\`\``,
    escape: entities,
  },
  html: {
    bold: (text) => `<b>${text}</b>`,
    link: (text, url) => `<a href="${entities(url).replaceAll('"', '&quot;')}">${text}</a>`,
    code: (text) => `<pre>${entities(text)}</pre>`,
    escape: (text) => entities(text).replaceAll('"', '&quot;'),
  },
} as const satisfies Record<string, Dialect>;
export type DialectName = keyof typeof dialects;

/** A moment as people write it, with its time zone: `2026-03-01 18:00:05 UTC+8`. Seconds are what Kubernetes knows. */
export function formatMoment(at: number, timeZone: string, language: Language): string {
  const parts = Object.fromEntries(
    formatOf(timeZone, language)
      .formatToParts(at)
      .map(({ type, value }) => [type, value])
  );
  const { year, month, day, hour, minute, second, timeZoneName } = parts;
  const zone = (timeZoneName ?? '').replace('GMT', 'UTC').replace(/[+]0$/, '');
  return `${year}-${month}-${day} ${hour}:${minute}:${second} ${zone}`;
}

/** Making one costs far more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string, language: Language): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-CA', {
      ...{ timeZone, hour12: false, hourCycle: 'h23', timeZoneName: 'shortOffset' },
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
    });
  formats.set(key, format);
  return format;
}
