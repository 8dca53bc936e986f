import { currentLanguage } from '../i18n/start-translations';

const steps: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** `2 min. ago`, `5 分钟前`: the distance between two Unix milliseconds in the largest whole unit. */
export function relativeTimeText(at: number, now: number, language = currentLanguage()): string {
  const format = new Intl.RelativeTimeFormat(language, {
    numeric: 'auto',
    style: language === 'en' ? 'short' : 'long',
  });
  const seconds = Math.round((at - now) / 1000);
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return format.format(Math.trunc(seconds / size), unit);
}
