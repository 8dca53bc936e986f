export const mebibyte = 1024 ** 2;
export const gibibyte = 1024 ** 3;

/** Cores as Kubernetes writes them: `250m`, `2`. */
export function writeCores(cores: number): string {
  return Number.isInteger(cores) ? String(cores) : `${Math.round(cores * 1000)}m`;
}

/** Bytes as Kubernetes writes them: `512Mi`, `20Gi`. */
export function writeBytes(bytes: number): string {
  return bytes % gibibyte === 0 ? `${bytes / gibibyte}Gi` : `${Math.round(bytes / mebibyte)}Mi`;
}
