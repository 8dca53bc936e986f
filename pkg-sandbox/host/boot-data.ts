/** What the server wrote into the page for this visitor. */
export const { sandbox: visitor, navTree } = window.grafanaBootData;
