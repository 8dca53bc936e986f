import type { GrafanaTheme2 } from '@grafana/data';
import type { Severity } from '@vigil/core/vocabulary/severity';

/** The one colour of a severity, in both themes. */
export function severityColor(theme: GrafanaTheme2, severity: Severity): string {
  switch (severity) {
    case 'critical':
      return theme.colors.error.main;
    case 'high':
      return theme.visualization.getColorByName('dark-orange');
    case 'medium':
      return theme.visualization.getColorByName('yellow');
    case 'low':
      return theme.colors.info.main;
    case 'info':
      return theme.colors.text.disabled;
  }
}
