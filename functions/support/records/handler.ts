import { api } from '../../../shared/runtime/api.ts';
import { atColdStart } from '../../../shared/runtime/deployed.ts';
import { auditAccount } from './audit-account.ts';
import { getEntry } from './get-entry.ts';

/** What stands behind a ledger, and whether it adds up. */
export const operations = [getEntry, auditAccount];

export const build = api(operations);

export const handler = atColdStart(build);
