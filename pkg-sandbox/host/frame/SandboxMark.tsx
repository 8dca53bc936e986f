/** The sandbox's own mark, in the place of Grafana's: an eye that keeps watch. */
export function SandboxMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M2 12c4-7 16-7 20 0-4 7-16 7-20 0z" fill="none" stroke="#f57c3d" strokeWidth="2" />
      <circle cx="12" cy="12" r="3.5" fill="#f5a63d" />
    </svg>
  );
}
