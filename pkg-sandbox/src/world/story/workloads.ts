import type { WorkloadDeclaration } from '../declaration.ts';
import { alertmanager } from './alertmanager.ts';
import { analytics } from './analytics.ts';
import { apiGateway } from './api-gateway.ts';
import { auditLog } from './audit-log.ts';
import { blog } from './blog.ts';
import { cart } from './cart.ts';
import { catalog } from './catalog.ts';
import { chaosCanary } from './chaos-canary.ts';
import { checkout } from './checkout.ts';
import { coredns } from './coredns.ts';
import { dbMigrate } from './db-migrate.ts';
import { dcgmExporter } from './dcgm-exporter.ts';
import { docsSite } from './docs-site.ts';
import { embedder } from './embedder.ts';
import { etlLoader } from './etl-loader.ts';
import { featureStore } from './feature-store.ts';
import { frontend } from './frontend.ts';
import { fxRates } from './fx-rates.ts';
import { geoIndex } from './geo-index.ts';
import { indexer } from './indexer.ts';
import { ingest } from './ingest.ts';
import { invoiceExport } from './invoice-export.ts';
import { invoicing } from './invoicing.ts';
import { kubeProxy } from './kube-proxy.ts';
import { kubeStateMetrics } from './kube-state-metrics.ts';
import { landing } from './landing.ts';
import { ledger } from './ledger.ts';
import { legacyPortal } from './legacy-portal.ts';
import { mailRelay } from './mail-relay.ts';
import { metricsServer } from './metrics-server.ts';
import { nodeExporter } from './node-exporter.ts';
import { notebook } from './notebook.ts';
import { payments } from './payments.ts';
import { posAgent } from './pos-agent.ts';
import { postgres } from './postgres.ts';
import { preview } from './preview.ts';
import { pricing } from './pricing.ts';
import { prometheus } from './prometheus.ts';
import { promoBanner } from './promo-banner.ts';
import { ranker } from './ranker.ts';
import { recommend } from './recommend.ts';
import { redis } from './redis.ts';
import { refunds } from './refunds.ts';
import { reportMailer } from './report-mailer.ts';
import { rescore } from './rescore.ts';
import { search } from './search.ts';
import { sessions } from './sessions.ts';
import { settlement } from './settlement.ts';
import { statements } from './statements.ts';
import { statusPage } from './status-page.ts';
import { storefrontSsr } from './storefront-ssr.ts';
import { thumbnailer } from './thumbnailer.ts';
import { train } from './train.ts';
import { vaultSync } from './vault-sync.ts';
import { webhooks } from './webhooks.ts';
import { windowsExporter } from './windows-exporter.ts';
import { wishlist } from './wishlist.ts';

/** Everyone in the story, one line each. */
export const workloads: WorkloadDeclaration[] = [
  frontend,
  apiGateway,
  catalog,
  cart,
  checkout,
  search,
  sessions,
  recommend,
  wishlist,
  pricing,
  geoIndex,
  featureStore,
  ledger,
  refunds,
  payments,
  fxRates,
  auditLog,
  webhooks,
  invoicing,
  statements,
  vaultSync,
  postgres,
  redis,
  etlLoader,
  thumbnailer,
  ingest,
  mailRelay,
  analytics,
  indexer,
  rescore,
  ranker,
  embedder,
  train,
  notebook,
  blog,
  storefrontSsr,
  legacyPortal,
  statusPage,
  docsSite,
  landing,
  preview,
  promoBanner,
  chaosCanary,
  invoiceExport,
  dbMigrate,
  settlement,
  reportMailer,
  posAgent,
  coredns,
  metricsServer,
  kubeProxy,
  prometheus,
  alertmanager,
  kubeStateMetrics,
  nodeExporter,
  windowsExporter,
  dcgmExporter,
];
