import type { KubernetesObject } from '../world/world.ts';
import { badRequest, expired } from './status-error.ts';

interface Page {
  items: KubernetesObject[];
  version: string;
  continue?: string;
  remaining?: number;
}

const keptLists = 64;

/** Lists cut into pages: a continue token stands for a list as it was when it began. */
export class ListPages {
  private readonly lists = new Map<string, { items: KubernetesObject[]; version: string }>();
  private next = 1;

  /** The first page. `limit` 0: all of it. */
  begin(items: KubernetesObject[], version: string, limit: number): Page {
    if (limit === 0 || items.length <= limit) {
      return { items, version };
    }
    const id = String(this.next++);
    this.lists.set(id, { items, version });
    for (const old of [...this.lists.keys()].slice(0, -keptLists)) {
      this.lists.delete(old);
    }
    return this.page(id, 0, limit);
  }

  /** The page that a token stands for; throws 410 when the list is no longer kept, 400 when the token is none. */
  resume(token: string, limit: number): Page {
    const [id = '', offset] = Buffer.from(token, 'base64url').toString().split(':');
    if (!/^\d+$/.test(id) || offset === undefined || !/^\d+$/.test(offset)) {
      throw badRequest('continue key is not valid: incorrect encoding of start key');
    }
    return this.page(id, Number(offset), limit);
  }

  /** Makes every token given so far expire. */
  forget(): void {
    this.lists.clear();
  }

  private page(id: string, offset: number, limit: number): Page {
    const list = this.lists.get(id);
    if (!list) {
      throw expired(
        'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.'
      );
    }
    const end = limit === 0 ? list.items.length : offset + limit;
    const remaining = Math.max(0, list.items.length - end);
    return {
      items: list.items.slice(offset, end),
      version: list.version,
      ...(remaining > 0 ? { continue: Buffer.from(`${id}:${end}`).toString('base64url'), remaining } : {}),
    };
  }
}
