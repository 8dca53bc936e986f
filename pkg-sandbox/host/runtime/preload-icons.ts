import { cacheStore } from 'react-inlinesvg';
import { drawIcon, drawnIcons } from '../../src/host/drawn-icons.ts';

const folder = '../../node_modules/@grafana/ui/dist/public/img/icons/';
const icons = import.meta.glob<string>('../../node_modules/@grafana/ui/dist/public/img/icons/unicons/*.svg', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const root = '/public/build/img/icons/';

/** Puts the icons of the package, and those drawn for it, into the cache of the component that shows them, as Grafana does: nothing blinks. */
export function preloadIcons(): void {
  for (const name of drawnIcons) {
    cacheStore.set(`${root}unicons/${name}.svg`, { content: drawIcon(name), status: 'loaded' });
  }
  for (const [path, content] of Object.entries(icons)) {
    cacheStore.set(path.replace(folder, root), { content, status: 'loaded' });
  }
}
