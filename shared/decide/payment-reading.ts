import { earlier } from '../domain/instant.ts';
import {
  type Naming,
  type Paid,
  type Payment,
  paymentSources,
  type Told,
} from '../domain/payment.ts';

const tellings = (payment: Payment): Told[] =>
  paymentSources.flatMap((source) => payment.told[source] ?? []);

/** What was paid and when: the amount as the best informed source says, the earliest time of all. */
export function paidFor(payment: Payment): Paid | undefined {
  const all = tellings(payment).flatMap(({ paid }) => paid ?? []);
  const [best] = all;
  if (!best) return undefined;
  const at = all.map((paid) => paid.at).reduce(earlier);
  return { ...best, at };
}

/** Whom and what it names: each part as the best informed source that has it says. */
export function namedBy(payment: Payment): Naming {
  const names = tellings(payment).map((told) => told.names);
  const product = names.find((name) => name.product)?.product;
  const accountId = names.find((name) => name.accountId)?.accountId;
  const orderId = names.find((name) => name.orderId)?.orderId;
  const items = names.find((name) => name.items.length > 0)?.items ?? [];
  return {
    items,
    ...(product && { product }),
    ...(accountId && { accountId }),
    ...(orderId && { orderId }),
  };
}
