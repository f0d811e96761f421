import * as z from 'zod/mini';
import { toMoney } from '../../domain/money.ts';
import type { Naming, Paid } from '../../domain/payment.ts';
import {
  currency,
  id,
  ignored,
  notUnderstood,
  parked,
  paymentId,
  type Reading,
} from '../reading.ts';
import { amountMinor, type ReadObject } from './fields.ts';

const Transaction = z.looseObject({ id: paymentId, status: z.string('unreadable_status') });

const claim = z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(500))), undefined);

/** The buyer's browser may set `custom_data`, to anything; what is no claim of ours says nothing. */
const claims = z.catch(
  z.looseObject({ makegood_product: claim, makegood_account: claim, makegood_order: claim }),
  {},
);

const totals = z.looseObject(
  {
    grand_total: amountMinor,
    subtotal: z.nullish(amountMinor),
    discount: z.nullish(amountMinor),
    currency_code: z.nullish(currency),
  },
  'unreadable_totals',
);

const item = z.looseObject(
  {
    price: z.looseObject({ id }, 'unreadable_items'),
    quantity: z.int('unreadable_items').check(z.positive('unreadable_items')),
  },
  'unreadable_items',
);

const PaidTransaction = z.looseObject({
  id: paymentId,
  currency_code: z.nullish(currency),
  custom_data: claims,
  items: z.array(item, 'unreadable_items'),
  details: z.looseObject({ totals }, 'unreadable_totals'),
});

type PaidTransaction = z.output<typeof PaidTransaction>;

/** What was bought are the prices; `custom_data` may not name a pack. */
function namesIn({ custom_data, items }: PaidTransaction): Naming {
  const { makegood_product: product, makegood_account, makegood_order } = custom_data;
  return {
    items: items.map(({ price, quantity }) => ({ key: price.id, quantity })),
    ...(product && { product }),
    ...(makegood_account && { accountId: makegood_account }),
    ...(makegood_order && { orderId: makegood_order }),
  };
}

/** A transaction's subtotal is before its discount, an adjustment's is of what was charged. */
const readPaid: ReadObject = (object, { at }): Reading => {
  const read = PaidTransaction.safeParse(object);
  if (!read.success) return notUnderstood(read.error, object.id);
  const { grand_total, subtotal, discount, currency_code } = read.data.details.totals;
  const paidIn = currency_code ?? read.data.currency_code;
  if (!paidIn) return parked('unreadable_currency', read.data.id);

  const paid: Paid = {
    at,
    amount: toMoney(grand_total, paidIn),
    ...(typeof subtotal === 'number' && {
      subtotalMinor: Math.max(0, subtotal - (discount ?? 0)),
    }),
  };
  const names = namesIn(read.data);
  const facts = [{ fact: 'paid', source: 'transaction', names, paid }] as const;
  return { read: 'facts', paymentId: read.data.id, facts };
};

/**
 * A transaction of any of its events, by its own status. `billed` is an invoice sent, not money
 * come in; one attempt that failed leaves it `ready` for the next.
 */
export const readTransaction: ReadObject = (object, event) => {
  const read = Transaction.safeParse(object);
  if (!read.success) return notUnderstood(read.error, object.id);
  const { id: payment, status } = read.data;

  switch (status) {
    case 'paid':
    case 'completed':
      return readPaid(object, event);
    case 'canceled': {
      const facts = [{ fact: 'unpaid', at: event.at, why: 'canceled' }] as const;
      return { read: 'facts', paymentId: payment, facts };
    }
    case 'draft':
    case 'ready':
    case 'billed':
    case 'past_due':
      return ignored('not_paid_yet');
    default:
      return parked('unknown_status', payment);
  }
};
