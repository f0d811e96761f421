import type { Account } from '../domain/account.ts';
import type { Entry } from '../domain/entry.ts';
import type { VariantId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { isPending, type Job, type Settled } from '../domain/job.ts';
import type { Lot } from '../domain/lot.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import type { Work } from '../domain/work.ts';
import type { GuardedItem } from './guarded-item.ts';
import { drawFromLots, putHead, returnToLots } from './write-account.ts';
import { putJob, settleVariants } from './write-job.ts';
import { putEntry, putOrder, putSpentLot, removeOrder, replaceOrder } from './write-ledger.ts';
import { addLot, correctLot } from './write-lot.ts';
import { closeWork, openWork, putPayment } from './write-payment.ts';

/**
 * Every list of writes that moves credits or decides a payment. Items stand in the order of guard
 * precedence: the first guard that broke is the answer. A list of one is a plain write.
 */

export const openAccountItems = (
  account: Account,
  grant: { readonly entry: Entry } | undefined,
): GuardedItem[] => [
  putHead('account_new', account),
  ...(grant ? [putEntry('entry_unwritten', account, grant.entry)] : []),
];

/** @property settledJobs running jobs of the account that were found settled, to be forgotten */
export const chargeItems = (
  account: Account,
  { job, entry }: { readonly job: Job; readonly entry: Entry },
  settledJobs: readonly string[],
): GuardedItem[] => [
  putJob('job_new', job),
  drawFromLots('lots_as_planned', account, entry, { starts: job.jobId, forgets: settledJobs }),
  putEntry('entry_unwritten', account, entry),
];

/**
 * A capture touches the job alone. A restore gives the credits back to the lots they came from, and
 * the account forgets a job that is over.
 */
export function settlementItems(
  job: Job,
  settlement: {
    readonly settled: ReadonlyMap<VariantId, Settled>;
    readonly entry?: Entry;
    readonly isLate: boolean;
  },
): GuardedItem[] {
  const { entry, settled } = settlement;
  const isOver = job.variants.filter(isPending).length === settled.size;
  const update = settleVariants('variants_as_planned', job, settlement, isOver);
  if (!entry) return [update];
  return [
    update,
    returnToLots('lots_open', job, entry, isOver),
    putEntry('entry_unwritten', job, entry),
  ];
}

export type PaymentChange = {
  readonly before: Payment;
  readonly payment: Payment;
  readonly grant?: {
    readonly account: Account;
    readonly lot: Lot;
    readonly entry: Entry;
    readonly order: Order;
    readonly drops: readonly Lot[];
  };
  readonly corrects?: {
    readonly account: Account;
    readonly lot?: Lot;
    readonly before: Order;
    readonly order: Order;
  };
  readonly opens?: Work;
  readonly closes?: Instant;
};

export const paymentItems = ({
  before,
  payment,
  grant,
  corrects,
  opens,
  closes,
}: PaymentChange): GuardedItem[] => [
  putPayment('payment_as_read', before, payment),
  ...(grant
    ? [
        addLot('lot_new', grant.account, grant.lot, grant),
        putOrder('order_new', grant.account, grant.order),
        putEntry('entry_unwritten', grant.account, grant.entry),
        ...grant.drops.map((lot) => putSpentLot('lot_spent', grant.account, lot)),
      ]
    : []),
  ...(corrects ? correctionItems(corrects) : []),
  ...(opens ? [openWork('work_new', opens)] : []),
  ...(closes
    ? [closeWork({ ...payment, kind: 'payment', dueAt: closes, id: payment.paymentId })]
    : []),
];

/** A lot that has left the account's head is past caring when it was bought; its order is not. */
const correctionItems = ({
  account,
  lot,
  before,
  order,
}: NonNullable<PaymentChange['corrects']>): GuardedItem[] => [
  ...(lot ? [correctLot('lot_held', account, lot)] : []),
  ...(before.paidAt === order.paidAt ? [] : [removeOrder('order_known', account, before)]),
  replaceOrder('order_replaced', account, order),
];
