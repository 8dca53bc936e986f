import { currentLanguage } from '../i18n/start-translations';

const steps: Array<[unit: string, size: number]> = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** `2 hr`, `5分钟`: a time in milliseconds in the largest whole unit; below a second as a second. */
export function durationText(milliseconds: number, language = currentLanguage()): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  const [unit, size] = steps.find(([, length]) => seconds >= length) ?? ['second', 1];
  return formatOf(language, unit).format(Math.trunc(seconds / size));
}

const formats = new Map<string, Intl.NumberFormat>();

/** Made once: making one costs more than a row of a list. */
function formatOf(language: string, unit: string): Intl.NumberFormat {
  const key = `${language} ${unit}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' });
  formats.set(key, format);
  return format;
}
