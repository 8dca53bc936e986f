import type { HostContext } from '../host-context.ts';

/** The one Prometheus of the sandbox, named as provisioning/datasources/prometheus.yaml names it. */
export const datasourceUid = 'prometheus';
/** Seconds between two scrapes of the sandbox. */
export const scrapeInterval = 15;

/** A data source as `GET /api/datasources` lists it. */
export function describeDatasource(context: HostContext) {
  return {
    id: 1,
    uid: datasourceUid,
    orgId: 1,
    name: 'Prometheus',
    type: 'prometheus',
    typeName: 'Prometheus',
    typeLogoUrl: 'public/img/icn-datasource.svg',
    access: 'proxy',
    url: context.prometheusUrl,
    user: '',
    database: '',
    basicAuth: false,
    isDefault: true,
    jsonData: { httpMethod: context.prometheusMethod, timeInterval: `${scrapeInterval}s` },
    readOnly: true,
  };
}

/** The same as the browser gets it in its boot data: no address of Prometheus in it. */
export function describeInstance(context: HostContext) {
  const { id, uid, name, type, jsonData, isDefault } = describeDatasource(context);
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
