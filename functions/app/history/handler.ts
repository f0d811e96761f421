import { api } from '../../../shared/runtime/api.ts';
import { atColdStart } from '../../../shared/runtime/deployed.ts';
import { getRefund } from './get-refund.ts';
import { listEntries } from './list-entries.ts';
import { listJobs } from './list-jobs.ts';

/** What has become of an account's credits and money: its ledger, its jobs, its refunds. */
export const operations = [listEntries, listJobs, getRefund];

export const build = api(operations);

export const handler = atColdStart(build);
