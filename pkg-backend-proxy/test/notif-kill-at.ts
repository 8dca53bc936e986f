// Loaded before the proxy's own main file, `node --import …/notif-kill-at.ts main.ts`: kills the process with SIGKILL
// before or after the transaction that VIGIL_TEST_KILL names: `after claim`.
import { SqliteOutbox } from '../src/store/sqlite/outbox/sqlite-outbox.ts';
import { SqliteStore } from '../src/store/sqlite-store.ts';

const [when, step] = (process.env['VIGIL_TEST_KILL'] ?? '').split(' ');
const die = () => process.kill(process.pid, 'SIGKILL');

/** Whether a transaction did what it is there for: most looks at the outbox find nothing. */
function did(result: unknown): boolean {
  const { claim, routed, told, incidents } = (result ?? {}) as Record<string, unknown>;
  return claim !== null && routed !== 0 && told !== 0 && !(Array.isArray(incidents) && incidents.length === 0);
}

for (const prototype of [SqliteOutbox.prototype, SqliteStore.prototype]) {
  const real: unknown = Reflect.get(prototype, step ?? '');
  if (typeof real === 'function') {
    Object.defineProperty(prototype, step ?? '', {
      async value(...values: unknown[]) {
        // What comes before it was done: an incident is only recorded when there is one.
        const brought = values[0];
        if (when === 'before' && !(step === 'record' && !JSON.stringify(brought).includes('"exception"'))) {
          die();
        }
        const result: unknown = await Reflect.apply(real, this, values);
        if (when === 'after' && did(result)) {
          die();
        }
        return result;
      },
    });
  }
}
