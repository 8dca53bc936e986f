/** @throws {Error} that names the option and says what is expected */
export function numberOption(name: string, text: string, min: number, max: number): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(value) || value < min || value > max) {
    throw new Error(`--${name} is ${text || 'empty'}: expected a number from ${min} to ${max}.`);
  }
  return value;
}
