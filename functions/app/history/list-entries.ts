import { ListEntries } from '../../../shared/contract/account-lists.ts';
import { entryView } from '../../../shared/contract/account-view.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { pageView, placeIn } from '../../../shared/runtime/page.ts';
import { type LedgerPlace, listLedger } from '../../../shared/use-cases/list-ledger.ts';

/**
 * GET /v1/{product}/accounts/{accountId}/entries
 *
 * The ledger, newest first.
 */
export const listEntries = operation(
  ListEntries,
  async ({ accountId, ...asked }, context) => {
    const list = `entries ${accountId}`;
    const place = placeIn<LedgerPlace>(list, asked, context);
    const page = await listLedger(context, { accountId, ...place });
    return pageView(
      list,
      { ...page, items: page.items.map((entry) => entryView(entry, context)) },
      context,
    );
  },
  ok,
);
