import { useLayoutEffect, useRef } from 'react';
import type { DataFrame } from '@grafana/data';
import { useTheme2, type UPlotConfigBuilder } from '@grafana/ui';

/** A dashed line at each annotation's moment and a small triangle under it, as Grafana draws them. */
export function AnnotationLines({ config, annotations }: { config: UPlotConfigBuilder; annotations: DataFrame[] }) {
  const theme = useTheme2();
  const latest = useRef(annotations);
  useLayoutEffect(() => {
    latest.current = annotations;
  }, [annotations]);

  useLayoutEffect(() => {
    config.addHook('draw', (plot) => {
      const { ctx, bbox } = plot;
      const ratio = window.devicePixelRatio;
      ctx.save();
      ctx.lineWidth = 2 * ratio;
      ctx.setLineDash([5 * ratio, 5 * ratio]);
      for (const frame of latest.current) {
        const times: unknown[] = frame.fields.find(({ name }) => name === 'time')?.values ?? [];
        const colors: unknown[] = frame.fields.find(({ name }) => name === 'color')?.values ?? [];
        times.forEach((time, index) => {
          const x = plot.valToPos(Number(time), 'x', true);
          if (!(x >= bbox.left && x <= bbox.left + bbox.width)) {
            return;
          }
          const bottom = bbox.top + bbox.height;
          const color = theme.visualization.getColorByName(String(colors[index] ?? 'red'));
          ctx.strokeStyle = color;
          ctx.fillStyle = color;
          ctx.beginPath();
          ctx.moveTo(x, bbox.top);
          ctx.lineTo(x, bottom);
          ctx.stroke();
          ctx.beginPath();
          ctx.moveTo(x, bottom);
          ctx.lineTo(x - 5 * ratio, bottom + 6 * ratio);
          ctx.lineTo(x + 5 * ratio, bottom + 6 * ratio);
          ctx.fill();
        });
      }
      ctx.restore();
    });
  }, [config, theme]);
  return null;
}
