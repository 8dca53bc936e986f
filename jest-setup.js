// Jest setup provided by Grafana scaffolding
import './.config/jest-setup';
import { configure } from '@testing-library/react';

// The first render of a cold run compiles half of Grafana's components.
configure({ asyncUtilTimeout: 30_000 });

// jsdom lays nothing out, so that there is nothing to observe.
global.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

global.IntersectionObserver ??= global.ResizeObserver;

// Grafana's combo box measures its text.
HTMLCanvasElement.prototype.getContext = () => ({ measureText: (text) => ({ width: text.length * 7 }) });

// Grafana gives the app its page frame at run time; the package alone shows only the children.
jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: require('./src/testing/TestPage').TestPage,
}));
