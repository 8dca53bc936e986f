/** As the API server gives a pod whose container was OOM killed at that moment, and runs again. */
export function oomKilledPod(at = new Date().toISOString()): Record<string, unknown> {
  const status = {
    ...{ name: 'app', ready: true, started: true, restartCount: 1, image: 'a:1', imageID: '', containerID: 'x://new' },
    state: { running: { startedAt: at } },
    lastState: {
      terminated: { exitCode: 137, reason: 'OOMKilled', containerID: 'x://old', startedAt: at, finishedAt: at },
    },
  };
  return {
    spec: { nodeName: 'node-1', restartPolicy: 'Always', containers: [{ name: 'app', image: 'a:1', resources: {} }] },
    status: { phase: 'Running', startTime: at, conditions: [], containerStatuses: [status] },
  };
}
