import { ListWork } from '../../shared/contract/payments.ts';
import { ok } from '../../shared/runtime/answer.ts';
import { operation } from '../../shared/runtime/operation.ts';
import { pageView, placeIn } from '../../shared/runtime/page.ts';
import { listWork as listOpenWork } from '../../shared/use-cases/list-work.ts';

/**
 * GET /v1/{product}/work?kind=
 *
 * Open work of one kind, soonest due first.
 */
export const listWork = operation(
  ListWork,
  async ({ kind, ...asked }, context) => {
    const list = `work ${kind}`;
    const { limit, place: after } = placeIn<string>(list, asked, context);
    const page = await listOpenWork(context, { kind, limit, ...(after && { after }) });
    const items = page.items.map(({ product: _product, ...work }) => work);
    return pageView(list, { ...page, items }, context);
  },
  ok,
);
