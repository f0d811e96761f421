import * as z from 'zod/mini';
import type { World } from '../world.ts';
import { done, id, type StripeCall } from './call.ts';
import { paymentIdOf } from './charges.ts';
import { createRefund } from './create-refund.ts';
import { missing, parsedParams } from './errors.ts';
import { listOf, Paging } from './list.ts';
import { refundObject } from './refund-object.ts';
import type { RefundsMade } from './refunds-made.ts';

const List = z.object({ ...Paging, payment_intent: z.optional(id), charge: z.optional(id) });

const expandable = [
  'balance_transaction',
  'charge',
  'charge.balance_transaction',
  'payment_intent',
];

const path = /^\/v1\/refunds$/;

export function refundCalls(made: RefundsMade, world: World): readonly StripeCall[] {
  return [
    {
      call: 'refunds.create',
      method: 'POST',
      path,
      expandable,
      perform: (params) => createRefund(params, made, world),
    },
    {
      call: 'refunds.list',
      method: 'GET',
      path,
      expandable: expandable.map((field) => `data.${field}`),
      perform: async (params) => {
        const { payment_intent, charge, ...page } = parsedParams(List, params);
        const paymentId = payment_intent ?? (charge && paymentIdOf(charge));
        const refunds = paymentId ? made.of(paymentId, await world.told.of(paymentId)) : made.made;
        return done(listOf('/v1/refunds', refunds.map(refundObject), page));
      },
    },
    {
      call: 'refunds.retrieve',
      method: 'GET',
      path: /^\/v1\/refunds\/(?<id>[^/]+)$/,
      expandable,
      perform: async (params) => {
        const refundId = String(params.id);
        const refund = await made.find(refundId);
        return done(refund ? refundObject(refund) : missing('refund', refundId));
      },
    },
  ];
}
