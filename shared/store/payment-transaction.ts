import type { Account } from '../domain/account.ts';
import type { Entry } from '../domain/entry.ts';
import type { DisputeId, OrderId, RefundId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Lot } from '../domain/lot.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import type { Work } from '../domain/work.ts';
import { payCheckout } from './checkout-item.ts';
import { lookAtClosure } from './closure-item.ts';
import { wantEvidence } from './evidence-item.ts';
import type { GuardedItem } from './guarded-item.ts';
import { putRefundQuote } from './refund-quote-item.ts';
import { type AccountChange, accountItems } from './transaction.ts';
import { putEntry, putOrder, putSpentLot, removeOrder, replaceOrder } from './write-ledger.ts';
import { addLot } from './write-lot.ts';
import { closeWork, openWork, putLocator, putPayment } from './write-payment.ts';

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
 * @property review the quote behind a review that nobody asked for
 * @property closureAt when to look again at what is left of a closed account
 * @property evidence disputes that evidence has to be drawn up for, and by when
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
  readonly review?: RefundQuote;
  readonly closureAt?: Instant;
  readonly evidence?: { readonly disputeIds: readonly DisputeId[]; readonly dueAt: Instant };
  readonly located: readonly (RefundId | DisputeId)[];
};

const evidenceItems = (
  { product, paymentId }: Payment,
  { disputeIds, dueAt }: NonNullable<PaymentChange['evidence']>,
): GuardedItem[] =>
  disputeIds.map((disputeId) => wantEvidence(product, disputeId, paymentId, dueAt));

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
  review,
  closureAt,
  evidence,
  located,
}: PaymentChange): GuardedItem[] => [
  putPayment('payment_as_read', before, payment),
  ...(grant ? grantItems(grant) : []),
  ...(change ? accountItems(change) : []),
  ...(order && holder ? orderItems(holder, order) : []),
  ...(pays ? [payCheckout(payment.product, pays, payment.paymentId)] : []),
  ...opens.map((work) => openWork('work_new', work)),
  ...closes.map(closeWork),
  ...(review ? [putRefundQuote(review)] : []),
  ...(closureAt && holder ? [lookAtClosure(holder.product, holder.accountId, closureAt)] : []),
  ...(evidence ? evidenceItems(payment, evidence) : []),
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
