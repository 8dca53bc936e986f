/** What to write to have the scheduler place replicas on different nodes. */
export const spreadRemedy = `spec:
  template:
    spec:
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              <labels of the pod template>`;
