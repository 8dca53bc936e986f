import type { WebhookConfiguration } from './objects.ts';
import { projectMetadata } from './project-metadata.ts';
import { asObject, asObjects, asOneOf, asText } from './read-json.ts';

/** Undefined without uid or name. The default policy is that of admissionregistration.k8s.io/v1. */
export function projectWebhookConfiguration(raw: unknown): WebhookConfiguration | undefined {
  const metadata = projectMetadata(raw);
  return (
    metadata && {
      metadata,
      webhooks: asObjects(asObject(raw).webhooks).map((webhook) => {
        const service = asObject(asObject(webhook.clientConfig).service);
        return {
          name: asText(webhook.name),
          failurePolicy: asOneOf(webhook.failurePolicy, ['Fail', 'Ignore'], 'Fail'),
          service: service.name ? { namespace: asText(service.namespace), name: asText(service.name) } : null,
        };
      }),
    }
  );
}
