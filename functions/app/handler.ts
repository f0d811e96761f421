import { api } from '../../shared/runtime/api.ts';
import { atColdStart } from '../../shared/runtime/deployed.ts';
import { getAccount } from './get-account.ts';
import { listOrders } from './list-orders.ts';
import { listOutages } from './list-outages.ts';
import { openAccount } from './open-account.ts';

/** What the product's own backend may ask about accounts, and where it opens them. */
export const operations = [openAccount, getAccount, listOrders, listOutages];

export const build = api(operations);

export const handler = atColdStart(build);
