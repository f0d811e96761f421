import { outageView } from '../../shared/contract/outage-view.ts';
import { ListOutages } from '../../shared/contract/status.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { ok } from '../../shared/runtime/answer.ts';
import { operation } from '../../shared/runtime/operation.ts';
import { pageView, placeIn } from '../../shared/runtime/page.ts';
import { listOutages as listProductOutages } from '../../shared/use-cases/list-outages.ts';

/**
 * GET /v1/{product}/outages
 *
 * Times of complete unavailability, newest first (JM-07).
 */
export const listOutages = operation(
  ListOutages,
  async (asked, context) => {
    const list = 'outages';
    const { limit, place: before } = placeIn<Instant>(list, asked, context);
    const page = await listProductOutages(context, { limit, ...(before && { before }) });
    return pageView(list, { ...page, items: page.items.map(outageView) }, context);
  },
  ok,
);
