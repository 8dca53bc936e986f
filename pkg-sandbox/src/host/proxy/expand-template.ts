export interface TemplateData {
  JsonData: Record<string, unknown>;
  SecureJsonData: Record<string, string>;
}

const field = String.raw`\.(?<root>JsonData|SecureJsonData)(?<path>(?:\.\w+)+)`;
const action = new RegExp(`^(?:orEmpty\\s+)?${field}(?:\\s*\\|\\s*orEmpty)?$`);

function evaluate(code: string, data: TemplateData): string {
  const groups = action.exec(code)?.groups;
  if (groups === undefined) {
    throw new Error(`the sandbox knows {{ .JsonData.x }}, {{ .SecureJsonData.x }} and orEmpty, not {{ ${code} }}`);
  }
  let value: unknown = groups['root'] === 'JsonData' ? data.JsonData : data.SecureJsonData;
  for (const name of (groups['path'] ?? '').split('.').slice(1)) {
    const known = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
    value = known ? (value as Record<string, unknown>)[name] : undefined;
  }
  if (value === undefined || value === null) {
    return code.includes('orEmpty') ? '' : '<no value>';
  }
  return String(value);
}

/** Expands the templates of a plugin route; a missing key prints `<no value>` like Go does. Throws on other templates. */
export function expandTemplate(template: string, data: TemplateData): string {
  const expanded = template.replace(/\{\{-?\s*(.*?)\s*-?\}\}/g, (_, code: string) => evaluate(code, data));
  if (expanded.includes('{{')) {
    throw new Error(`a template is not closed: ${template}`);
  }
  return expanded;
}
