import type { DataSourceApi, DataSourceInstanceSettings, DataSourceRef, ScopedVars } from '@grafana/data';
import {
  getTemplateSrv,
  type DataSourceSrv,
  type GetDataSourceListFilters,
  type RuntimeDataSource,
  type RuntimeDataSourceRegistration,
} from '@grafana/runtime';
import { grafanaEntry } from './grafana-entry.ts';
import { HostPrometheus } from './host-prometheus.ts';

type Reference = DataSourceRef | string | null;

/** Data sources by uid, name or numeric id, with Grafana's habits: `-- Grafana --` in lists, rejections that are objects. */
export class HostDataSourceSrv implements DataSourceSrv {
  private readonly settings: DataSourceInstanceSettings[];
  private readonly defaultName: string;
  private readonly instances = new Map<string, DataSourceApi>();
  private readonly runtime = new Map<string, RuntimeDataSource>();

  constructor(settings: Record<string, DataSourceInstanceSettings>, defaultName: string) {
    this.settings = Object.values(settings);
    this.defaultName = defaultName;
  }

  getInstanceSettings(ref?: Reference, scopedVars?: ScopedVars): DataSourceInstanceSettings | undefined {
    const wanted = typeof ref === 'string' ? ref : ref?.uid;
    if (wanted === undefined || wanted === null || wanted === 'default') {
      const type = typeof ref === 'object' ? ref?.type : undefined;
      return this.settings.find((one) => (type === undefined ? one.name === this.defaultName : one.type === type));
    }
    const name = getTemplateSrv().replace(wanted, scopedVars);
    const all = [...this.settings, grafanaEntry];
    return (
      all.find(({ uid }) => uid === name) ??
      all.find((one) => one.name === name) ??
      all.find(({ id }) => String(id) === name)
    );
  }

  async get(ref?: Reference, scopedVars?: ScopedVars): Promise<DataSourceApi> {
    const uid = typeof ref === 'string' ? ref : ref?.uid;
    const registered = uid === undefined ? undefined : this.runtime.get(uid);
    if (registered !== undefined) {
      return registered;
    }
    const settings = this.getInstanceSettings(ref, scopedVars);
    if (settings === undefined) {
      return Promise.reject({ message: `Datasource ${uid ?? ''} was not found` });
    }
    if (settings.type !== 'prometheus') {
      return Promise.reject({ message: `The sandbox has no data source of type ${settings.type}` });
    }
    const known = this.instances.get(settings.uid) ?? new HostPrometheus(settings);
    known.meta = settings.meta;
    this.instances.set(settings.uid, known);
    return known;
  }

  getList(filters: GetDataSourceListFilters = {}): DataSourceInstanceSettings[] {
    const { type, pluginId, filter, alerting, tracing, logs } = filters;
    const types = type === undefined ? undefined : [type].flat();
    const listed = this.settings.filter(
      (one) =>
        (types === undefined || types.includes(one.type)) &&
        (pluginId === undefined || one.meta.id === pluginId) &&
        (filter === undefined || filter(one)) &&
        (tracing !== true || one.meta.tracing === true) &&
        (logs !== true || one.meta.logs === true) &&
        (alerting !== true || one.meta.alerting === true)
    );
    const withGrafana =
      pluginId === undefined && alerting !== true && tracing !== true && filter?.(grafanaEntry) !== false;
    return withGrafana ? [...listed, grafanaEntry] : listed;
  }

  async reload(): Promise<void> {
    // The sandbox has one data source, and it does not change.
  }

  registerRuntimeDataSource({ dataSource }: RuntimeDataSourceRegistration): void {
    if (this.runtime.has(dataSource.uid)) {
      throw new Error(`A runtime data source with uid ${dataSource.uid} has already been registered`);
    }
    this.runtime.set(dataSource.uid, dataSource);
  }
}
