import { catchError, firstValueFrom, map, of, timeout } from 'rxjs';
import type { AuditExport } from '@vigil/core/audit/report/audit-export';
import { callProxy } from '../../../proxy/call-proxy';

/** Milliseconds that a report waits to learn of versions: they are worth a line, not more. */
const patience = 5_000;

/** The versions a report names. A proxy that does not answer leaves its part unknown. */
export function knownVersions(plugin: string, isProxyConfigured: boolean): Promise<AuditExport['versions']> {
  const unknown = { plugin, proxy: null, kubernetes: {} };
  return isProxyConfigured
    ? firstValueFrom(
        callProxy('health', {}).pipe(
          timeout(patience),
          map(({ version, clusters }) => ({
            plugin,
            proxy: version,
            kubernetes: Object.fromEntries(
              clusters.flatMap(({ name, kubernetesVersion }) => (kubernetesVersion ? [[name, kubernetesVersion]] : []))
            ),
          })),
          catchError(() => of(unknown))
        )
      )
    : Promise.resolve(unknown);
}
