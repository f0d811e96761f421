import { api } from '../../shared/runtime/api.ts';
import { atColdStart } from '../../shared/runtime/deployed.ts';
import { addToCase } from './add-to-case.ts';
import { cancelJob } from './cancel-job.ts';
import { getAccount } from './get-account.ts';
import { getJob } from './get-job.ts';
import { getRates } from './get-rates.ts';
import { getRefund } from './get-refund.ts';
import { listEntries } from './list-entries.ts';
import { listJobs } from './list-jobs.ts';
import { listOrders } from './list-orders.ts';
import { listOutages } from './list-outages.ts';
import { openAccount } from './open-account.ts';
import { openCase } from './open-case.ts';
import { quoteJob } from './quote-job.ts';
import { recordDelivery } from './record-delivery.ts';
import { startJob } from './start-job.ts';

/** What the product's own backend may call. */
export const operations = [
  openAccount,
  getAccount,
  listEntries,
  listJobs,
  listOrders,
  getRates,
  getRefund,
  quoteJob,
  startJob,
  getJob,
  cancelJob,
  recordDelivery,
  listOutages,
  openCase,
  addToCase,
];

export const build = api(operations);

export const handler = atColdStart(build);
