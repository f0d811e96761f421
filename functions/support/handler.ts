import { api } from '../../shared/runtime/api.ts';
import { atColdStart } from '../../shared/runtime/deployed.ts';
import { attachPayment } from './attach-payment.ts';
import { listWork } from './list-work.ts';

/** What support staff may call besides all that the product's backend may. */
export const operations = [listWork, attachPayment];

export const build = api(operations);

export const handler = atColdStart(build);
