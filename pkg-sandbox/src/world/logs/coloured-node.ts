import type { LogStyle } from './log-style.ts';

const escape = String.fromCharCode(27);
const paint = (code: number | string, text: string) => `${escape}[${code}m${text}${escape}[0m`;
const level = { info: paint(32, 'INFO'), warn: paint(33, 'WARN'), error: paint('1;31', 'ERROR') };

/** A Node.js service that writes for a terminal: levels, paths and stack in colours. */
export const colouredNode: LogStyle = {
  start: [
    `${level.info} (wishlist): ${paint(36, 'starting 1.10.0, node v24.3.0')}`,
    `${level.info} (wishlist): ${paint(36, 'routes registered: 14')}`,
  ],
  every: 2_000,
  line: (step, noise) =>
    noise % 5 === 0
      ? `${level.warn} (wishlist): ${paint(33, 'slow price lookup')} sku=${noise % 90000} ${200 + (noise % 300)} ms`
      : `${level.info} (wishlist): ${paint(90, `GET /lists/${noise % 9000}`)} ${paint(32, '200')} ${4 + step} ms`,
  end: [
    `${level.error} (wishlist): ${paint(31, "TypeError: Cannot read properties of undefined (reading 'tier')")}`,
    `    ${paint(90, 'at priceOf (/app/dist/loyalty/price-of.js:41:27)')}`,
    `    ${paint(90, 'at renderList (/app/dist/lists/render-list.js:88:19)')}`,
    `    ${paint(90, 'at async /app/dist/http/routes.js:132:5')}`,
  ],
};
