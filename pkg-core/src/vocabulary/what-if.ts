import { z } from 'zod';
import { Moment } from './incident.ts';
import { LocalText } from './local-text.ts';
import { WorkloadRef } from './workload-ref.ts';

/** A pod that finds no place any more, and why. */
export const Stranded = z.object({
  workload: WorkloadRef,
  pod: z.string(),
  /** `unowned`: nobody would start it again. `volume`: its volume stays behind. `rules`: no node left fits. `room`: none has room. */
  why: z.enum(['unowned', 'volume', 'rules', 'room']),
});
export type Stranded = z.infer<typeof Stranded>;

/** What would happen if a node, or every node of a zone, were drained or lost at once. */
export const PlaceLoss = z.object({
  kind: z.enum(['node', 'zone']),
  name: z.string(),
  nodes: z.number().int(),
  /** Pods that would have to move; those of DaemonSets and static ones are not counted. */
  pods: z.number().int(),
  /** Pods that would not run again elsewhere. */
  stranded: z.array(Stranded),
  /** Budgets that a drain would have to wait for; `allowed` 0: for ever, unless something changes. */
  budgets: z.array(
    z.object({ namespace: z.string(), name: z.string(), pods: z.number().int(), allowed: z.number().int() })
  ),
  /** StatefulSets that would lose the majority of their members. */
  quorums: z.array(
    z.object({ workload: WorkloadRef, left: z.number().int(), needed: z.number().int(), members: z.number().int() })
  ),
  /** Services whose every ready endpoint is there. */
  services: z.array(z.object({ namespace: z.string(), name: z.string(), endpoints: z.number().int() })),
});
export type PlaceLoss = z.infer<typeof PlaceLoss>;

/** Every node and zone of a cluster. */
export const WhatIfReport = z.object({
  cluster: z.string(),
  evaluatedAt: Moment,
  /** Why it is not known, or what was left out for want of rights; null: complete. */
  unknown: LocalText.nullable(),
  places: z.array(PlaceLoss),
});
export type WhatIfReport = z.infer<typeof WhatIfReport>;
