import React from 'react';
import { DataSourcePicker } from '@grafana/runtime';
import { speaksPromQL } from './usePrometheusSources';

export interface PrometheusPickerProps {
  /** uid of the chosen one. */
  value: string | undefined;
  onChange(uid: string): void;
}

/** Grafana's own picker, narrowed to the data sources that speak PromQL; the first thing in the filter bar. */
export function PrometheusPicker({ value, onChange }: PrometheusPickerProps) {
  return (
    <DataSourcePicker
      metrics
      noDefault
      width={28}
      current={value ?? null}
      filter={speaksPromQL}
      onChange={({ uid }) => onChange(uid)}
    />
  );
}
