import { currentLanguage } from '../i18n/start-translations';

const steps: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/**
 * `2 min. ago`, `5 分钟前`: the distance between two Unix milliseconds in the largest whole unit. `narrow`: `2min ago`, where
 * there is little room.
 */
export function relativeTimeText(at: number, now: number, language = currentLanguage(), narrow = false): string {
  const seconds = Math.round((at - now) / 1000);
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return formatOf(language, narrow).format(Math.trunc(seconds / size), unit);
}

const formats = new Map<string, Intl.RelativeTimeFormat>();

/** Made once: making one costs more than a row of a list. */
function formatOf(language: string, narrow: boolean): Intl.RelativeTimeFormat {
  const key = `${language} ${narrow}`;
  const style = narrow ? 'narrow' : language === 'en' ? 'short' : 'long';
  const format = formats.get(key) ?? new Intl.RelativeTimeFormat(language, { numeric: 'auto', style });
  formats.set(key, format);
  return format;
}
