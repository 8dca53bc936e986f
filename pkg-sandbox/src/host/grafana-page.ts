import { freePort } from '../free-port.ts';
import type { PageParts } from '../start-sandbox.ts';
import { findGrafana } from './find-grafana.ts';
import { startRealGrafana } from './real-grafana.ts';
import type { Host } from './start-host.ts';

/**
 * How to open the page in a real Grafana: that of `home`, or one on the PATH. Undefined: there is none, take the
 * stand-in. Throws an Error where `home` is named and is no Grafana, or too old.
 */
export async function grafanaPage(
  home: string | undefined,
  say: (text: string) => void
): Promise<((parts: PageParts) => Promise<Host>) | undefined> {
  const grafana = await findGrafana(home, process.env['PATH']);
  if (grafana === undefined) {
    return undefined;
  }
  say(`… Grafana ${grafana.version} from ${grafana.home}`);
  return async (parts) =>
    startRealGrafana(grafana, { ...parts, port: parts.port === 0 ? await freePort() : parts.port });
}
