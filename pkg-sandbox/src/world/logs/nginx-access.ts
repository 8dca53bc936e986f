import type { LogStyle } from './log-style.ts';

const paths = ['/', '/products/42', '/cart', '/static/app.js', '/api/v1/items?page=2', '/healthz', '/search?q=lamp'];

/** Access log of a web server. */
export const nginxAccess: LogStyle = {
  start: [
    '/docker-entrypoint.sh: Configuration complete; ready for start up',
    '[notice] 1#1: nginx/1.29.3',
    '[notice] 1#1: start worker processes',
  ],
  every: 4_000,
  line: (_step, noise) =>
    `10.244.${noise % 12}.${noise % 240} - - "GET ${paths[noise % paths.length]} HTTP/1.1" ${noise % 97 === 0 ? 404 : 200} ${400 + (noise % 9000)} "-" "Mozilla/5.0" rt=0.${String(noise % 400).padStart(3, '0')}`,
  end: [],
};
