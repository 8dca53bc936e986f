import type { HostContext } from '../host-context.ts';
import type { HostDatasource } from './list-datasources.ts';

/** Seconds between two scrapes of the sandbox. */
export const scrapeInterval = 15;

/** A data source as `GET /api/datasources` lists it. */
export function describeDatasource({ prometheusMethod }: HostContext, { id, uid, name, url }: HostDatasource) {
  return {
    id,
    uid,
    orgId: 1,
    name,
    type: 'prometheus',
    typeName: 'Prometheus',
    typeLogoUrl: 'public/img/icn-datasource.svg',
    access: 'proxy',
    url,
    user: '',
    database: '',
    basicAuth: false,
    isDefault: id === 1,
    jsonData: { httpMethod: prometheusMethod, timeInterval: `${scrapeInterval}s` },
    readOnly: true,
  };
}

/** The same as the browser gets it in its boot data: no address of Prometheus in it. */
export function describeInstance(context: HostContext, datasource: HostDatasource) {
  const { id, uid, name, type, jsonData, isDefault } = describeDatasource(context, datasource);
  return {
    id,
    uid,
    name,
    type,
    jsonData,
    isDefault,
    access: 'proxy',
    readOnly: true,
    url: `/api/datasources/proxy/uid/${uid}`,
    cachingConfig: { enabled: false, TTLMs: 0 },
    meta: {
      id: 'prometheus',
      type: 'datasource',
      name: 'Prometheus',
      metrics: true,
      annotations: true,
      alerting: true,
      backend: true,
      category: 'tsdb',
      module: 'core:plugin/prometheus',
      baseUrl: 'public/app/plugins/datasource/prometheus',
      info: {
        author: { name: 'Vigil sandbox' },
        description: 'Prometheus of the sandbox',
        links: [],
        logos: { small: 'public/img/icn-datasource.svg', large: 'public/img/icn-datasource.svg' },
        screenshots: [],
        updated: '',
        version: '',
      },
    },
  };
}
