import * as z from 'zod/mini';
import { Dispute } from '../../../shared/contract/disputes.ts';
import { Work } from '../../../shared/contract/payments.ts';
import { RefundQuote } from '../../../shared/contract/refund-quotes.ts';
import { ListOutages } from '../../../shared/contract/status.ts';
import type { Look, Scene } from './story.ts';

type Money = { readonly amountMinor: number; readonly currency: string };

/** Every currency of the stories has two decimals. */
const figure = ({ amountMinor }: Money) => (amountMinor / 100).toFixed(2);
const amount = (money: Money) => `${figure(money)} ${money.currency}`;

/** The numbers that are not zero, with their names. */
const counted = (numbers: Readonly<Record<string, number>>): string =>
  Object.entries(numbers)
    .filter(([, count]) => count !== 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');

/** Must be the answer of the step itself. */
export const quote: Look = ({ answer }) => {
  const { body } = z.object({ body: RefundQuote }).parse(answer);
  const { outcome, gross, fee, net, creditsRetired, clause } = body;
  const terms = `gross ${figure(gross)}, fee ${figure(fee)}, net ${amount(net)} for ${creditsRetired} credits`;
  return `quote: ${outcome}, ${terms} (${clause})`;
};

/** What refunds and quotes tell the customer in words. */
export const explanation: Look = ({ answer }) =>
  `told: ${z.object({ body: z.looseObject({ explanation: z.string() }) }).parse(answer).body.explanation}`;

export const refund: Look = async ({ cast }) => {
  const { state, net, creditsRetired, history, clause } = await cast.desk.refund();
  const by = history.at(-1)?.by;
  return `refund: ${state} by ${by}, ${amount(net)} for ${creditsRetired} credits (${clause})`;
};

/** What the provider hears of us, over the provider's own SDK. */
export const stripeHears: Look = async ({ cast }) => {
  const calls = await cast.desk.sent();
  const { call, params, idempotencyKey, result } = calls.at(-1) ?? {};
  return `Stripe hears: ${call} of ${params?.amount} by key ${idempotencyKey}: ${result?.outcome} (call ${calls.length})`;
};

const Item = z.looseObject({ type: z.string(), amount: z.optional(z.string()) });

const Adjustment = z.looseObject({
  type: z.string(),
  items: z.optional(z.array(Item)),
  reason: z.string(),
});

export const paddleHears: Look = async ({ cast }) => {
  const calls = await cast.desk.sent();
  const last = calls.at(-1);
  const { type, items = [], reason } = Adjustment.parse(last?.params);
  const amounts = items.map((item) => ` of ${item.amount ?? item.type}`).join('');
  return `Paddle hears: ${last?.call}, ${type}${amounts}, "${reason}": ${last?.result.outcome}`;
};

export const balance: Look = ({ account }) => {
  const { available, ...other } = account.balance;
  const rest = counted(other);
  return `account: ${available} available${rest && `, ${rest}`}`;
};

const lotOf = async ({ cast, account }: Scene, paymentId: string) => {
  const { lotId } = await cast.customer.order(paymentId);
  const lot = account.lots.find((one) => one.lotId === lotId);
  if (!lot) throw new Error(`no lot for payment ${paymentId}`);
  return lot;
};

export const lot =
  (paymentId: string): Look =>
  async (scene) => {
    const { state, credits, remaining, pending, captured, refunded, clawedBack } = await lotOf(
      scene,
      paymentId,
    );
    const parts = { remaining, pending, captured, refunded, clawedBack };
    return `lot of ${credits}: ${state}; ${counted(parts)}`;
  };

/** Whether a purchase can be asked back, as the history of orders has it. */
export const order =
  (paymentId: string): Look =>
  async ({ cast }) => {
    const { refund } = await cast.customer.order(paymentId);
    return `order: ${refund.code}: ${refund.explanation}`;
  };

/** The newest entry, in the words for the customer. */
export const ledger: Look = async ({ cast }) => {
  const [newest] = await cast.customer.entries();
  return `ledger: ${newest?.explanation}`;
};

const WorkList = z.object({ items: z.array(Work) });

export const work =
  (kind: z.infer<typeof Work>['kind']): Look =>
  async ({ cast }) => {
    const { items } = WorkList.parse((await cast.shop.support.get(`/work?kind=${kind}`)).body);
    const found = items.map(({ accountId, dueAt }) => `of ${accountId}, due ${dueAt}`);
    return `support's work: ${kind} ${found.join('; ') || 'none'}`;
  };

export const dispute =
  (disputeId: string): Look =>
  async ({ cast }) => {
    const { body } = await cast.shop.support.get(`/disputes/${disputeId}`);
    const { status, amount: money, reason } = Dispute.parse(body);
    return `dispute: ${status} over ${amount(money)}, ${reason}`;
  };

/** What was drawn up for the bank, and how far it got. */
export const evidence =
  (disputeId: string): Look =>
  async ({ cast }) => {
    const { body } = await cast.shop.support.get(`/disputes/${disputeId}`);
    const { fields = {}, stagedAt, submittedAt } = Dispute.parse(body).evidence ?? {};
    const [, spent = 'nothing'] =
      /delivered: (\d+ credits)/.exec(fields.product_description ?? '') ?? [];
    const reached = submittedAt ? 'at the bank' : stagedAt ? 'staged at Stripe' : 'drawn up';
    return `evidence: ${Object.keys(fields).length} texts, ${reached}; ${spent} spent, ${fields.service_date}`;
  };

export const outages: Look = async ({ cast }) => {
  const { items } = ListOutages.answer.parse((await cast.shop.get('/outages')).body);
  const found = items.map(({ startedAt, endedAt, qualifies }) => {
    const end = endedAt ? `to ${endedAt}` : 'and still down';
    return `from ${startedAt} ${end}, ${qualifies ? 'qualifies' : 'does not qualify'}`;
  });
  return `outages: ${found.join('; ') || 'none'}`;
};
