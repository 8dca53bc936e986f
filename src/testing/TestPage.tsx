import React, { type ReactNode } from 'react';

export interface TestPageProps {
  renderTitle?: (title: string) => ReactNode;
  subTitle?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

/** Stands for Grafana's PluginPage in tests: shows all of its parts. */
export function TestPage({ renderTitle, subTitle, actions, children }: TestPageProps) {
  return (
    <div className="main-view">
      {renderTitle?.('')}
      {subTitle}
      {actions}
      {children}
    </div>
  );
}
