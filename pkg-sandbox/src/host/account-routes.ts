import type { FastifyInstance } from 'fastify';
import type { HostContext } from './host-context.ts';
import { actionsOf } from './permissions.ts';
import { describeUser, readVisitor } from './visitor.ts';

/** Who the visitor is: /api/user, preferences, organisation and permissions. */
export async function accountRoutes(server: FastifyInstance, context: HostContext): Promise<void> {
  server.get('/api/user', async (request) => {
    const { role, theme } = readVisitor(request.headers.cookie);
    return {
      ...describeUser(role),
      theme,
      orgId: 1,
      isGrafanaAdmin: role === 'Admin',
      isDisabled: false,
      authLabels: [],
    };
  });
  server.get('/api/user/preferences', async (request) => {
    const { theme, language } = readVisitor(request.headers.cookie);
    return { theme, language, timezone: 'browser', weekStart: '' };
  });
  server.get('/api/org', async () => ({ id: 1, name: 'Main Org.' }));
  server.get('/api/access-control/user/actions', async (request) => {
    const { role } = readVisitor(request.headers.cookie);
    return Object.fromEntries([...actionsOf(context.manifest(), role)].map((action) => [action, true]));
  });
  server.get('/api/access-control/user/permissions', async (request) => {
    const { role } = readVisitor(request.headers.cookie);
    return Object.fromEntries([...actionsOf(context.manifest(), role)].map((action) => [action, ['*']]));
  });
  server.get('/api/login/ping', async () => ({ message: 'Logged in' }));
  server.get('/api/health', async () => ({ database: 'ok', version: 'sandbox', commit: '' }));
}
