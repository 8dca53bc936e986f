import { lookup as resolveName } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A target that may not be called, or has no address; the message says what to do. */
export class RefusedTarget extends Error {}

/** Whether an address is of the public internet: not private, loopback, link-local, carrier-grade or reserved. */
export function isPublic(address: string): boolean {
  try {
    // IPv4 written as IPv6 is judged as what it is.
    const parsed = ipaddr.process(address);
    if (parsed.kind() === 'ipv6' && isEmbedded(address)) {
      return false;
    }
    return parsed.range() === 'unicast';
  } catch {
    return false;
  }
}

/** NAT64, 6to4 and Teredo carry IPv4 addresses that the range of IPv6 alone does not show. */
function isEmbedded(address: string): boolean {
  return ['rfc6052', 'rfc6145', '6to4', 'teredo'].includes(ipaddr.parse(address).range());
}

/** Whether the configuration names this host among those that may have private addresses. */
export function isAllowed(host: string, allowed: readonly string[]): boolean {
  const name = bare(host);
  return allowed.some((pattern) => {
    const wanted = bare(pattern);
    return wanted.startsWith('*.') ? name.endsWith(wanted.slice(1)) : name === wanted;
  });
}

/** Throws a {@link RefusedTarget} for a host that is an address itself and not public: no name is looked up for it. */
export function checkLiteral(host: string, allowed: readonly string[]): void {
  const name = bare(host);
  if (ipaddr.isValid(name) && !isPublic(name) && !isAllowed(name, allowed)) {
    throw refusal(name, name);
  }
}

/**
 * Looks a name up for one connection, and hands on none but addresses that may be called: what is checked is what is
 * connected to, so that a name that changes its address in between changes nothing.
 */
export function guardedLookup(allowed: readonly string[]): LookupFunction {
  return (host, options, callback) => {
    resolveName(host, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, '', 0);
        return;
      }
      const fine = isAllowed(host, allowed) ? addresses : addresses.filter(({ address }) => isPublic(address));
      const [first] = fine;
      if (!first) {
        callback(refusal(host, addresses.map(({ address }) => address).join(', ')), '', 0);
      } else if (options.all) {
        callback(null, fine);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}

function refusal(host: string, addresses: string): RefusedTarget {
  return new RefusedTarget(
    `${host} is ${addresses}, which is no public address. Add ${host} to allowTargets if messages shall go there.`
  );
}

function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}
