import type { Account } from '../domain/account.ts';
import type { Entry } from '../domain/entry.ts';
import type { DisputeId, JobId, OrderId, RefundId, VariantId } from '../domain/ids.ts';
import { isPending, type Job, type Settled } from '../domain/job.ts';
import type { Lot } from '../domain/lot.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import type { Work } from '../domain/work.ts';
import { payCheckout } from './checkout-item.ts';
import type { GuardedItem } from './guarded-item.ts';
import { reshapeHead } from './reshape-account.ts';
import { drawFromLots, putHead, returnToLots } from './write-account.ts';
import { putJob, settleVariants } from './write-job.ts';
import {
  putEntry,
  putOrder,
  putSpentLot,
  removeOrder,
  removeSpentLot,
  replaceOrder,
} from './write-ledger.ts';
import { addLot } from './write-lot.ts';
import { closeWork, openWork, putLocator, putPayment } from './write-payment.ts';

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
 * the account forgets a job that is over; where they cannot simply be added to those lots, the account
 * is written anew with what becomes of them.
 */
export function settlementItems(
  job: Job,
  settlement: {
    readonly settled: ReadonlyMap<VariantId, Settled>;
    readonly entry?: Entry;
    readonly isLate: boolean;
  },
  watched?: AccountChange,
): GuardedItem[] {
  const { entry, settled } = settlement;
  const isOver = job.variants.filter(isPending).length === settled.size;
  const update = settleVariants('variants_as_planned', job, settlement, isOver);
  if (!entry) return [update];
  if (watched) {
    const ends = isOver ? { ends: job.jobId } : {};
    return [update, ...accountItems(watched, ends)];
  }
  return [
    update,
    returnToLots('lots_open', job, entry, isOver),
    putEntry('entry_unwritten', job, entry),
  ];
}

/**
 * What happens to an account besides a charge or a plain restore.
 *
 * @property before as it was read
 * @property returns a lot that had left the account, and is in `after` again
 */
export type AccountChange = {
  readonly before: Account;
  readonly after: Account;
  readonly entries: readonly Entry[];
  readonly returns?: Lot;
};

export const accountItems = (
  { before, after, entries, returns }: AccountChange,
  more: { readonly ends?: JobId } = {},
): GuardedItem[] => [
  reshapeHead('lots_as_read', { before, after, lastEntry: entries.at(-1), ...more }),
  ...(returns ? [removeSpentLot('lot_spent', before, returns)] : []),
  ...entries.map((entry) => putEntry('entry_unwritten', before, entry)),
];

/** A purchase into an account in which nothing is owed or frozen: the lot is added beside the others. */
export type PlainGrant = {
  readonly account: Account;
  readonly lot: Lot;
  readonly entry: Entry;
  readonly drops: readonly Lot[];
};

const grantItems = ({ account, lot, entry, drops }: PlainGrant): GuardedItem[] => [
  addLot('lot_new', account, lot, { entry, drops }),
  putEntry('entry_unwritten', account, entry),
  ...drops.map((dropped) => putSpentLot('lot_spent', account, dropped)),
];

/**
 * @property pays the checkout that the purchase was opened by
 * @property located refunds and disputes heard of for the first time
 */
export type PaymentChange = {
  readonly before: Payment;
  readonly payment: Payment;
  readonly holder?: Account;
  readonly grant?: PlainGrant;
  readonly change?: AccountChange;
  readonly order?: { readonly is: Order; readonly was?: Order };
  readonly pays?: OrderId;
  readonly opens: readonly Work[];
  readonly closes: readonly Work[];
  readonly located: readonly (RefundId | DisputeId)[];
};

export const paymentItems = ({
  before,
  payment,
  holder,
  grant,
  change,
  order,
  pays,
  opens,
  closes,
  located,
}: PaymentChange): GuardedItem[] => [
  putPayment('payment_as_read', before, payment),
  ...(grant ? grantItems(grant) : []),
  ...(change ? accountItems(change) : []),
  ...(order && holder ? orderItems(holder, order) : []),
  ...(pays ? [payCheckout(payment.product, pays, payment.paymentId)] : []),
  ...opens.map((work) => openWork('work_new', work)),
  ...closes.map(closeWork),
  ...located.map((id) => putLocator(payment.product, id, payment.paymentId)),
];

/** An order lies under its time of purchase, which may turn out to be earlier. */
function orderItems(holder: Account, { is, was }: NonNullable<PaymentChange['order']>) {
  if (!was) return [putOrder('order_new', holder, is)];
  return [
    ...(was.paidAt === is.paidAt ? [] : [removeOrder('order_known', holder, was)]),
    replaceOrder('order_replaced', holder, is),
  ];
}
