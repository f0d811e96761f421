import { api } from '../../../shared/runtime/api.ts';
import { atColdStart } from '../../../shared/runtime/deployed.ts';
import { cancelJob } from './cancel-job.ts';
import { getJob } from './get-job.ts';
import { getRates } from './get-rates.ts';
import { quoteJob } from './quote-job.ts';
import { recordDelivery } from './record-delivery.ts';
import { startJob } from './start-job.ts';

/** What the product's own backend does about jobs: their price, their start, their end. */
export const operations = [getRates, quoteJob, startJob, getJob, cancelJob, recordDelivery];

export const build = api(operations);

export const handler = atColdStart(build);
