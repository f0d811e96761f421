import * as z from 'zod/mini';
import type { ApiReply } from '../api-reply.ts';
import type { ApiRequest } from '../api-server.ts';
import type { World } from '../world.ts';
import { adjustmentObject } from './adjustment-object.ts';
import type { AdjustmentsMade, MadeAdjustment } from './adjustments-made.ts';
import type { PaddleCall } from './call.ts';
import { createAdjustment } from './create-adjustment.ts';
import { meta, parsedBody } from './errors.ts';

const mostPerPage = 50;

const List = z.object({
  transaction_id: z.optional(z.string()),
  after: z.optional(z.string()),
  per_page: z._default(z.string().check(z.regex(/^[1-9]\d{0,3}$/)), '10'),
});

/** A page of what there is, newest first, with the address of the next one as Paddle gives it. */
function pageOf(
  all: readonly MadeAdjustment[],
  { after, per_page }: z.infer<typeof List>,
  { origin, path, query }: ApiRequest,
): ApiReply {
  const perPage = Math.min(Number(per_page), mostPerPage);
  const rest = all.slice(all.findIndex(({ id }) => id === after) + 1);
  const data = rest.slice(0, perPage).map(adjustmentObject);
  const next = new URL(path, origin);
  next.search = query.toString();
  const last = data.at(-1)?.id ?? after;
  if (last !== undefined) next.searchParams.set('after', last);
  const pagination = {
    per_page: perPage,
    next: next.href,
    has_more: rest.length > perPage,
    estimated_total: all.length,
  };
  return { status: 200, body: { data, meta: { ...meta(), pagination } } };
}

export function adjustmentCalls(made: AdjustmentsMade, world: World): readonly PaddleCall[] {
  const path = /^\/adjustments$/;
  return [
    {
      call: 'adjustments.create',
      method: 'POST',
      path,
      perform: (params) => createAdjustment(params, made, world),
    },
    {
      call: 'adjustments.list',
      method: 'GET',
      path,
      perform: async (params, request) => {
        const asked = parsedBody(List, params);
        const { transaction_id: transactionId } = asked;
        const all = transactionId
          ? made.of(transactionId, await world.told.of(transactionId))
          : made.made;
        return pageOf(all, asked, request);
      },
    },
  ];
}
