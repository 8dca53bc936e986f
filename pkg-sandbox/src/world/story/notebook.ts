import { container } from './declare-container.ts';
import { barePod } from './declare-workload.ts';

/** A notebook that holds the second GPU and leaves it idle. */
export const notebook = barePod({
  namespace: 'ml',
  name: 'notebook-anna',
  nodes: ['gpu-1'],
  containers: [
    container({
      name: 'jupyter',
      image: 'registry.example/ml/notebook:4.4.9',
      cpu: [1, 2],
      memory: [2048, 4096],
      gpu: 1,
      port: 8888,
      use: { gpu: 0.01 },
    }),
  ],
});
