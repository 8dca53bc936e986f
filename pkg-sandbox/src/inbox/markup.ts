const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Foreign text as HTML that holds nothing but this text. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}

/** WeCom's Markdown as HTML: bold, links to http and https, quotes. */
export function wecomHtml(text: string): string {
  return escapeHtml(text)
    .replace(/\[([^\]\n]+)\]\((https?:[^\s)]+)\)/g, (_match, label: string, url: string) => anchor(label, url))
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replace(/^(?:&gt; ?.*(?:\n|$))+/gm, (lines) => quote(lines))
    .replace(/^#+ (.*)$/gm, '<b>$1</b>');
}

/** Slack's mrkdwn as HTML: bold, links, code blocks. Slack has `&`, `<` and `>` of texts as entities. */
export function slackHtml(text: string): string {
  return text
    .split('```')
    .map((part, index) => (index % 2 === 1 ? `<pre>${entities(part.trim())}</pre>` : slackLine(part)))
    .join('');
}

function slackLine(text: string): string {
  return text
    .split(/(<https?:[^|>\s]+\|[^>]*>)/)
    .map((part) => {
      const link = /^<(https?:[^|>\s]+)\|([^>]*)>$/.exec(part);
      return link
        ? anchor(entities(link[2] ?? ''), entities(link[1] ?? ''))
        : entities(part).replace(/\*([^*\n]+)\*/g, '<b>$1</b>');
    })
    .join('');
}

const entities = (text: string) =>
  escapeHtml(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));

const quote = (lines: string) => `<pre>${lines.replace(/^&gt; ?/gm, '').trimEnd()}</pre>\n`;

/** Both are escaped already. */
function anchor(label: string, url: string): string {
  return `<a href="${url}">${label}</a>`;
}
