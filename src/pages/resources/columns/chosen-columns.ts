import { usualIds, choosableIds, type ChoosableId } from './columns';
import type { ColumnId } from './column-ids';

const place = 'vigil.resources.columns';

/** The columns of the URL; else those chosen last in this browser; else the usual ones. */
export function chosenColumns(inUrl: readonly ColumnId[]): readonly ChoosableId[] {
  const known = (names: readonly string[]) => choosableIds.filter((id) => names.includes(id));
  const fromUrl = known(inUrl);
  if (fromUrl.length > 0) {
    return fromUrl;
  }
  const kept = known(keptText().split(','));
  return kept.length > 0 ? kept : usualIds;
}

/** Keeps a choice in this browser; what the URL should say of it: nothing where it is the usual one. */
export function keepColumns(chosen: readonly ChoosableId[]): ChoosableId[] {
  const isUsual = chosen.length === usualIds.length && usualIds.every((id) => chosen.includes(id));
  try {
    if (isUsual) {
      localStorage.removeItem(place);
    } else {
      localStorage.setItem(place, chosen.join(','));
    }
  } catch {
    // A browser that keeps nothing: the URL still says it.
  }
  return isUsual ? [] : [...chosen];
}

function keptText(): string {
  try {
    return localStorage.getItem(place) ?? '';
  } catch {
    return '';
  }
}
