const names = 'pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?';

export interface SecretPatterns {
  patterns: readonly RegExp[];
  /** A text without this has no match of any. It is cheap to look for, and most logs hold no secret. */
  hint?: RegExp;
}

/**
 * What is taken for a secret in a log, in the order it is looked for. Every repetition is bounded or can match in one
 * way only, so that no line takes longer than its length.
 */
export const secretPatterns: readonly SecretPatterns[] = [
  // PEM: private keys of every kind, also where the end was cut off; a kubelet time stamp may start each line.
  {
    patterns: [
      /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----(?<secret>(?:(?!-----)[\s\S]){1,20000})/g,
    ],
  },
  // Authorization headers: scheme and credentials (RFC 9110, 11.4).
  {
    patterns: [
      /\b(?:proxy-)?authorization["']?\s{0,3}[:=]\s{0,3}["']?(?<secret>(?:[a-z]{2,20} {1,3})?[^\s"',;]{1,8000})/gi,
    ],
  },
  { patterns: [/\b(?:bearer|basic) {1,3}(?<secret>[A-Za-z0-9._~+/=-]{8,8000})/gi] },
  // Cookie headers: all of them.
  { patterns: [/\b(?:set-)?cookie["']?\s{0,3}[:=]\s{0,3}["']?(?<secret>[^\r\n"']{1,8000})/gi] },
  // user:password@host in addresses.
  { hint: /:\/\//, patterns: [/\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{0,200}:(?<secret>[^\s@/]{1,500})@/gi] },
  // "password": "…", DB_PASSWORD=…, --token …, x-api-key: …
  {
    hint: /pass|pwd|secret|token|key|credential/i,
    patterns: [
      new RegExp(`(?:\\b|_|-)(?:${names})["']?\\s{0,3}[:=]\\s{0,3}"(?<secret>(?:[^"\\\\\\r\\n]|\\\\.){1,4000})"`, 'gi'),
      new RegExp(`(?:\\b|_|-)(?:${names})["']?\\s{0,3}[:=]\\s{0,3}'(?<secret>[^'\\r\\n]{1,4000})'`, 'gi'),
      new RegExp(`(?:\\b|_|-)(?:${names})["']?\\s{0,3}[:=]\\s{0,3}(?<secret>[^\\s"',;&)}\\]]{1,4000})`, 'gi'),
      new RegExp(`--(?:[a-z]{1,20}-){0,3}(?:${names}) {1,3}(?<secret>[^\\s"'-][^\\s"']{0,4000})`, 'gi'),
    ],
  },
  // JSON Web Tokens, AWS access key ids, GitHub, GitLab, Slack and Grafana tokens.
  { patterns: [/\beyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{0,4000}/g] },
  { patterns: [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g] },
  { patterns: [/\b(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{30,255}|glpat-[A-Za-z0-9_-]{20,64})\b/g] },
  { patterns: [/\b(?:xox[abprs]-[A-Za-z0-9-]{10,250}|gl(?:sa|c)_[A-Za-z0-9_=+/]{20,500})/g] },
];
