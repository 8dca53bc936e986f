import { listField, textField } from './url-field';

/** The filters that every page has, under the same names, so that links between pages carry them over. */
export const sharedFields = {
  /** uid of the Prometheus data source. */
  ds: textField,
  cluster: listField,
  namespace: listField,
  /** Workload keys: `Deployment/shop/checkout`. */
  workload: listField,
  search: textField,
};
