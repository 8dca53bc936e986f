import React from 'react';
import { PluginPage } from '@grafana/runtime';
import { SkeletonRows } from './states/SkeletonRows';

/** What stands in a page's place while its code loads. */
export function PageLoading() {
  return (
    <PluginPage>
      <SkeletonRows rows={12} />
    </PluginPage>
  );
}
