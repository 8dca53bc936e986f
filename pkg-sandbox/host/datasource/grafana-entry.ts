import { PluginType, type DataSourceInstanceSettings } from '@grafana/data';

/** The built-in data source that Grafana appends to nearly every list. */
export const grafanaEntry: DataSourceInstanceSettings = {
  id: -1,
  uid: 'grafana',
  name: '-- Grafana --',
  type: 'grafana',
  access: 'direct',
  readOnly: false,
  jsonData: {},
  meta: {
    id: 'grafana',
    name: '-- Grafana --',
    type: PluginType.datasource,
    module: '',
    baseUrl: '',
    builtIn: true,
    metrics: true,
    info: {
      author: { name: '' },
      description: '',
      links: [],
      logos: { small: 'public/img/icn-datasource.svg', large: 'public/img/icn-datasource.svg' },
      screenshots: [],
      updated: '',
      version: '',
    },
  },
};
