/** The plugin's id, as in plugin.json; also the namespace of its translations. */
export const pluginId = 'vigil-kubernetes-app';
