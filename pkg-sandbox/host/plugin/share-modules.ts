import { sharedModules } from './shared-modules.ts';

type Register = [dependencies: string[], declare: (give: (exports: object) => void) => { execute(): void }];
interface Loader {
  resolve(id: string, parent?: string): string;
  instantiate(url: string, parent?: string): Promise<Register> | Register;
}

/** CommonJS modules arrive as a namespace with everything under `default`: plugins want what is inside. */
function unwrap(module: object): object {
  const inner: unknown = 'default' in module ? module.default : undefined;
  const wraps = (typeof inner === 'object' || typeof inner === 'function') && inner !== null;
  // A namespace with more in it than its default is an ES module, to be given as it is.
  return wraps && Object.keys(module).length === 1 ? { __useDefault: true, default: inner } : module;
}

/** Teaches SystemJS the shared modules: each is loaded when the first plugin asks for it. */
export function shareModules(): void {
  const loader: Loader = Object.getPrototypeOf(System);
  const { resolve, instantiate } = loader;
  loader.resolve = function (id, parent) {
    return id in sharedModules ? `package:${id}` : resolve.call(this, id, parent);
  };
  loader.instantiate = async function (url, parent) {
    const load = url.startsWith('package:') ? sharedModules[url.slice('package:'.length)] : undefined;
    if (load === undefined) {
      return instantiate.call(this, url, parent);
    }
    const module = unwrap(await load());
    return [
      [],
      (give) => ({
        // Returns nothing: SystemJS waits for what `execute` returns.
        execute() {
          give(module);
        },
      }),
    ];
  };
}
