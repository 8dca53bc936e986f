import { minute } from '../duration.ts';
import { gibibyte } from '../quantity.ts';

/** A machine of the cluster. Moments are milliseconds since the world's start. */
export interface NodeDeclaration {
  name: string;
  os: 'linux' | 'windows';
  address: string;
  zone: string;
  instanceType: string;
  cpu: number;
  memory: number;
  disk: number;
  gpus: number;
  /** Its kubelet falls silent. Pods are moved 5 min after it is found out. */
  lostAt?: number;
  /** Someone marks it out of service: what still stands there is removed by force. */
  outOfServiceAt?: number;
  diskPressureAt?: number;
}

/** The node controller waits so long before it calls a silent node not ready. */
export const nodeMonitorGrace = 40_000;
/** Default toleration of not-ready and unreachable. */
export const evictionToleration = 300_000;

const linux = (number: number, zone: string): NodeDeclaration => ({
  name: `node-${number}`,
  os: 'linux',
  address: `10.0.1.${10 + number}`,
  zone,
  instanceType: 'standard-10',
  cpu: 10,
  memory: 32 * gibibyte,
  disk: 100 * gibibyte,
  gpus: 0,
});

export const nodeDeclarations: NodeDeclaration[] = [
  linux(1, 'zone-a'),
  linux(2, 'zone-b'),
  linux(3, 'zone-c'),
  { ...linux(4, 'zone-a'), diskPressureAt: 322 * minute },
  { ...linux(5, 'zone-b'), lostAt: 312 * minute, outOfServiceAt: 322 * minute },
  {
    ...linux(6, 'zone-a'),
    name: 'gpu-1',
    address: '10.0.2.11',
    instanceType: 'gpu-16-t4x2',
    cpu: 16,
    memory: 64 * gibibyte,
    disk: 200 * gibibyte,
    gpus: 2,
  },
  {
    ...linux(7, 'zone-b'),
    name: 'win-1',
    os: 'windows',
    address: '10.0.3.11',
    instanceType: 'windows-4',
    cpu: 4,
    memory: 16 * gibibyte,
    disk: 120 * gibibyte,
  },
];

export const linuxNodes = nodeDeclarations.filter((node) => node.os === 'linux').map((node) => node.name);

/** Undefined for a name that is no node. */
export function nodeNamed(name: string | null): NodeDeclaration | undefined {
  return nodeDeclarations.find((node) => node.name === name);
}
