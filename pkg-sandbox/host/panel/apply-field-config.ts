import { cloneDeep, defaultsDeep, set } from 'lodash';
import {
  applyFieldOverrides,
  fieldMatchers,
  FieldType,
  type DataFrame,
  type Field,
  type FieldConfig,
  type FieldConfigSource,
  type GrafanaTheme2,
  type TimeZone,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import {
  AxisPlacement,
  GraphDrawStyle,
  GraphGradientMode,
  GraphThresholdsStyleMode,
  LineInterpolation,
  ScaleDistribution,
  StackingMode,
  VisibilityMode,
  type GraphFieldConfig,
} from '@grafana/schema';

/** What Grafana's time series panel begins with. */
const panelDefaults: FieldConfig<GraphFieldConfig> = {
  color: { mode: 'palette-classic' },
  custom: {
    drawStyle: GraphDrawStyle.Line,
    lineInterpolation: LineInterpolation.Linear,
    lineWidth: 1,
    fillOpacity: 0,
    gradientMode: GraphGradientMode.None,
    spanNulls: false,
    insertNulls: false,
    showPoints: VisibilityMode.Auto,
    pointSize: 5,
    axisPlacement: AxisPlacement.Auto,
    axisBorderShow: false,
    axisCenteredZero: false,
    scaleDistribution: { type: ScaleDistribution.Linear },
    stacking: { mode: StackingMode.None, group: 'A' },
    hideFrom: { legend: false, tooltip: false, viz: false },
    thresholdsStyle: { mode: GraphThresholdsStyleMode.Off },
  },
};

function configure(
  field: Field,
  frame: DataFrame,
  frames: DataFrame[],
  { defaults, overrides }: FieldConfigSource
): Field {
  if (field.type === FieldType.time) {
    return field;
  }
  const config: FieldConfig = defaultsDeep({}, field.config, defaults, panelDefaults);
  for (const { matcher, properties } of overrides) {
    if (fieldMatchers.getIfExists(matcher.id)?.get(matcher.options)(field, frame, frames)) {
      properties.forEach(({ id, value }) => set(config, id, cloneDeep(value)));
    }
  }
  return { ...field, config };
}

/**
 * Frames with the panel's field configuration worked in: the data source's own wins over the panel's defaults, overrides
 * win over both. The panels' registry is not on npm: properties are taken as they are written.
 */
export function applyFieldConfig(
  frames: DataFrame[],
  source: FieldConfigSource,
  theme: GrafanaTheme2,
  timeZone: TimeZone
): DataFrame[] {
  const configured = frames.map((frame) => ({
    ...frame,
    fields: frame.fields.map((field) => configure(field, frame, frames, source)),
  }));
  return applyFieldOverrides({
    data: configured,
    fieldConfig: { defaults: {}, overrides: [] },
    replaceVariables: (text, scopedVars) => getTemplateSrv().replace(text, scopedVars),
    theme,
    timeZone,
  });
}
