declare module 'd3';
declare module 'prismjs';
declare module 'slate';
declare module 'slate-plain-serializer';
/** Version 5; the types that TypeScript finds by itself are those of version 6. */
declare module 'react-router-dom' {
  import type { ComponentType, ReactNode } from 'react';
  export const Router: ComponentType<{ history: object; children?: ReactNode }>;
}
