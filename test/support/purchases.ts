import { expect } from 'vitest';
import * as z from 'zod/mini';
import { Account, Entry } from '../../shared/contract/accounts.ts';
import { type Instant, toMilliseconds } from '../../shared/domain/instant.ts';
import { expectAudited } from './audited.ts';
import type { ProductClient } from './product-client.ts';

const seconds = (at: Instant) => Math.floor(toMilliseconds(at) / 1000);

/** A purchase as Stripe tells it. @property payment `pi_`, whose events all carry it */
export type StripePurchase = {
  readonly account?: string;
  readonly pack?: string;
  readonly payment: string;
  readonly amount?: number;
  readonly currency?: string;
  readonly at: Instant;
  readonly product?: string;
};

const metadata = ({ account, pack, product }: StripePurchase) => ({
  ...(account && { makegood_account: account }),
  ...(pack && { makegood_pack: pack }),
  ...(product && { makegood_product: product }),
});

export const stripeEvent = (type: string, object: unknown, at: Instant, id?: string) => ({
  id: id ?? `evt_${type.replaceAll('.', '_')}_${(object as { id: string }).id}_${seconds(at)}`,
  object: 'event',
  api_version: '2026-10-28.endive',
  created: seconds(at),
  livemode: false,
  type,
  data: { object },
});

export const checkoutSession = (
  purchase: StripePurchase,
  status: 'paid' | 'unpaid' | 'no_payment_required' = 'paid',
) => ({
  id: purchase.payment.replace('pi_', 'cs_'),
  object: 'checkout.session',
  mode: 'payment',
  payment_status: status,
  payment_intent: status === 'no_payment_required' ? null : purchase.payment,
  amount_total: status === 'no_payment_required' ? 0 : (purchase.amount ?? 1000),
  currency: purchase.currency ?? 'usd',
  client_reference_id: purchase.account ?? null,
  metadata: metadata(purchase),
});

export const sessionCompleted = (
  purchase: StripePurchase,
  status?: Parameters<typeof checkoutSession>[1],
) => stripeEvent('checkout.session.completed', checkoutSession(purchase, status), purchase.at);

export const paymentIntent = (purchase: StripePurchase, status = 'succeeded') => ({
  id: purchase.payment,
  object: 'payment_intent',
  status,
  amount: purchase.amount ?? 1000,
  amount_received: status === 'succeeded' ? (purchase.amount ?? 1000) : 0,
  currency: purchase.currency ?? 'usd',
  metadata: metadata(purchase),
});

export const intentSucceeded = (purchase: StripePurchase) =>
  stripeEvent('payment_intent.succeeded', paymentIntent(purchase), purchase.at);

export const refundEvent = (
  payment: string,
  refund: { id: string; status: string; amount: number },
  at: Instant,
) =>
  stripeEvent(
    'refund.updated',
    {
      object: 'refund',
      currency: 'usd',
      payment_intent: payment,
      charge: null,
      metadata: {},
      ...refund,
    },
    at,
  );

/** A purchase as Paddle tells it. @property payment `txn_` */
export type PaddlePurchase = {
  readonly account?: string;
  readonly priceId: string;
  readonly quantity?: number;
  readonly payment: string;
  readonly at: Instant;
  readonly total?: number;
};

export const transactionEvent = (
  purchase: PaddlePurchase,
  status: 'paid' | 'completed' | 'canceled' | 'ready' = 'completed',
) => ({
  event_id: `evt_${status}_${purchase.payment}`,
  event_type: `transaction.${status}`,
  occurred_at: purchase.at,
  notification_id: `ntf_${status}_${purchase.payment}`,
  data: {
    id: purchase.payment,
    status,
    currency_code: 'USD',
    custom_data: purchase.account ? { makegood_account: purchase.account } : null,
    items: [{ price: { id: purchase.priceId }, quantity: purchase.quantity ?? 1 }],
    details: {
      totals: {
        subtotal: String(purchase.total ?? 990),
        tax: '0',
        total: String(purchase.total ?? 990),
        grand_total: String(purchase.total ?? 990),
        currency_code: 'USD',
      },
    },
  },
});

/** Post Remixer's 40 credits, as Stripe tells their purchase. */
export const smallPack = (account: string, at: Instant) => ({
  account,
  pack: 'small',
  payment: `pi_${account}`,
  amount: 500,
  currency: 'gbp',
  at,
});

/** JiMeng's 100 credits, as Paddle tells their purchase. */
export const hundredPack = (account: string, at: Instant) => ({
  account,
  priceId: 'pri_01jm0000000000000000000100',
  payment: `txn_${account}`,
  total: 990,
  at,
});

export async function stripeCustomer(
  client: ProductClient,
  purchase: StripePurchase & { readonly account: string },
) {
  await client.open(purchase.account);
  await client.stripe(sessionCompleted(purchase));
}

export async function paddleCustomer(
  client: ProductClient,
  purchase: PaddlePurchase & { readonly account: string },
) {
  await client.open(purchase.account);
  await client.paddle(transactionEvent(purchase));
}

const add = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/**
 * The account as it is told, with its ledger, newest first. Fails where a lot's credits are not all
 * accounted for, or where the ledger folded from nothing is not the account: as it is folded here, and as
 * the product's own audit folds it.
 */
export async function soundAccount(client: ProductClient, accountId: string) {
  const account = Account.parse(await client.account(accountId));
  const entries = z.array(Entry).parse(await client.entries(accountId));

  const accountedFor = account.lots.map((lot) =>
    add([
      lot.remaining,
      lot.pending,
      lot.captured,
      lot.refunded,
      lot.clawedBack,
      lot.forfeited,
      lot.adjusted,
    ]),
  );
  expect(accountedFor).toEqual(account.lots.map(({ credits }) => credits));
  const spendable = entries.map(({ credits, frozen = 0 }) => credits - frozen);
  const balances = entries.map((_, index) => add(spendable.slice(index)));
  expect(entries.map(({ balanceAfter }) => balanceAfter)).toEqual(balances);
  expect(account.balance).toMatchObject({
    available: balances[0] ?? 0,
    frozen: add(entries.map(({ frozen = 0 }) => frozen)),
    owed: add(entries.map(({ owed = 0 }) => owed)),
  });
  for (const { credits, draws } of entries) {
    expect(add(draws.map((draw) => draw.credits))).toBe(Math.abs(credits));
  }
  await expectAudited(client, accountId);
  return { ...account, entries };
}
