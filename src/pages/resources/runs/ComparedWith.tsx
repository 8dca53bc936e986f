import React, { type ReactNode } from 'react';
import { useUrlState } from '../../../url/use-url-state';
import { comparisonUrl } from './comparison-url';
import { CompareView, type CompareViewProps } from './CompareView';

export interface ComparedWithProps extends Omit<CompareViewProps, 'comparison'> {
  /** What is shown without a comparison. */
  children: ReactNode;
}

/** The comparison that the URL asks for; without one its children. */
export function ComparedWith({ children, ...props }: ComparedWithProps) {
  const [{ compare }] = useUrlState(comparisonUrl);
  return compare === null ? children : <CompareView comparison={compare} {...props} />;
}
