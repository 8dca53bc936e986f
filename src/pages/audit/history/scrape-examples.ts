/** `deploy/kubernetes/service-monitor.yaml`, without its introduction. */
export const serviceMonitor = `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: vigil-backend-proxy
  namespace: vigil
spec:
  selector:
    matchLabels:
      app.kubernetes.io/part-of: vigil
  endpoints:
    - port: http
      path: /metrics
      interval: 30s
      # The metrics name the namespaces and clusters that they are about.
      honorLabels: true
`;

/** The same for a Prometheus without the operator. */
export const scrapeConfig = `scrape_configs:
  - job_name: vigil
    honor_labels: true
    static_configs:
      - targets: ['vigil-backend-proxy.vigil:8080']
`;
