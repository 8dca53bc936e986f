import { roles, type Role } from './plugin-manifest.ts';

export const themes = ['dark', 'light'] as const;
export const languages = ['en-US', 'zh-Hans'] as const;

/** Who looks at the page, and how: chosen in the host's frame or by URL, kept in cookies. */
export interface Visitor {
  role: Role;
  theme: (typeof themes)[number];
  language: (typeof languages)[number];
}

/** Cookie of each choice. The browser side writes the same ones. */
export const visitorCookies = { role: 'sandbox_role', theme: 'sandbox_theme', language: 'sandbox_lang' } as const;

function pick<Choice extends string>(choices: readonly Choice[], ...wanted: Array<string | null | undefined>): Choice {
  const found = wanted.map((want) => choices.find((choice) => choice === want)).find((choice) => choice !== undefined);
  return found ?? (choices[0] as Choice);
}

function parseCookies(header: string): Map<string, string> {
  const pairs = header.split(';').map((part) => part.trim().split('=', 2));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}

/** The visitor of a request: URL parameters `role`, `theme`, `lang` win over cookies; unknown values are ignored. */
export function readVisitor(cookieHeader: string | undefined, query?: URLSearchParams): Visitor {
  const cookies = parseCookies(cookieHeader ?? '');
  return {
    role: pick(['Admin', 'Editor', 'Viewer'], query?.get('role'), cookies.get(visitorCookies.role)),
    theme: pick(themes, query?.get('theme'), cookies.get(visitorCookies.theme)),
    language: pick(languages, query?.get('lang'), cookies.get(visitorCookies.language)),
  };
}

/** Set-Cookie values that keep these choices for the next requests. */
export function formatVisitorCookies(visitor: Visitor): string[] {
  return [
    `${visitorCookies.role}=${visitor.role}; Path=/; SameSite=Lax`,
    `${visitorCookies.theme}=${visitor.theme}; Path=/; SameSite=Lax`,
    `${visitorCookies.language}=${visitor.language}; Path=/; SameSite=Lax`,
  ];
}

/** Each role is another person, so that what one did can be told from what another did. */
export function describeUser(role: Role) {
  const id = roles.indexOf(role) + 1;
  const login = role.toLowerCase();
  return { id, uid: `sandbox-${login}`, login, name: `Sandbox ${role}`, email: `${login}@sandbox.invalid` };
}
