type Loader = () => Promise<object>;

/** What Grafana hands to plugins instead of letting them bring their own, by the name in a plugin's `define([...])`. */
export const sharedModules: Record<string, Loader> = {
  '@emotion/css': () => import('@emotion/css'),
  '@emotion/react': () => import('@emotion/react'),
  '@grafana/data': () => import('@grafana/data'),
  '@grafana/data/unstable': () => import('@grafana/data/unstable'),
  '@grafana/runtime': () => import('@grafana/runtime'),
  '@grafana/runtime/unstable': () => import('@grafana/runtime/unstable'),
  '@grafana/ui': () => import('@grafana/ui'),
  '@grafana/ui/unstable': () => import('@grafana/ui/unstable'),
  d3: () => import('d3'),
  i18next: () => import('i18next'),
  jquery: () => import('jquery'),
  lodash: () => import('lodash'),
  moment: () => import('moment'),
  prismjs: () => import('prismjs'),
  react: () => import('react'),
  'react-dom': () => import('react-dom'),
  'react-inlinesvg': () => import('react-inlinesvg'),
  'react-redux': () => import('react-redux'),
  // Version 6, from the package that lets it live inside version 5; react-router-dom is version 5.
  'react-router': () => import('react-router-dom-v5-compat'),
  'react-router-dom': () => import('react-router-dom'),
  'react/jsx-runtime': () => import('react/jsx-runtime'),
  'react/jsx-dev-runtime': () => import('react/jsx-dev-runtime'),
  redux: () => import('redux'),
  rxjs: () => import('rxjs'),
  'rxjs/operators': () => import('rxjs/operators'),
  slate: () => import('slate'),
  'slate-plain-serializer': () => import('slate-plain-serializer'),
};
