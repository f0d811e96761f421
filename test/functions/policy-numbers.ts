import { isNearTwin, isTwin } from '../../shared/decide/duplicate.ts';
import { reminded } from '../../shared/decide/refund-clock.ts';
import { dueAfterBusinessDays } from '../../shared/domain/calendar.ts';
import type { OrderId } from '../../shared/domain/ids.ts';
import {
  type Duration,
  firstLate,
  type Instant,
  later,
  toInstant,
} from '../../shared/domain/instant.ts';
import { toMoney } from '../../shared/domain/money.ts';
import { policyName } from '../../shared/policy/policy.ts';
import type { Product } from '../../shared/policy/product.ts';
import { ourRefund } from '../decide/money-facts.ts';
import { adjustmentEvent, disputeEvent } from '../support/money-back.ts';
import { monitored, offersTo } from '../support/outages.ts';
import { productClient } from '../support/product-client.ts';
import {
  hundredPack,
  sessionCompleted,
  smallPack,
  transactionEvent,
} from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { newWorld } from '../support/world.ts';

const aMillisecond = { milliseconds: 1 };
const monday = toInstant('2026-03-02T09:00:00.000Z');

/** Ann and her purchase, in a world where a product goes by this very policy. */
async function annIn(product: Product, { providers = false, amount = 1000 } = {}) {
  const world = await newWorld({ at: monday, products: [product], providers });
  const client = productClient(world, product.product);
  const desk = refundDesk(world, client);
  const at = world.now();
  const bought = {
    skena: sessionCompleted({ account: 'ann', pack: 'starter', payment: 'pi_ann', at, amount }),
    'post-remixer': sessionCompleted(smallPack('ann', at)),
    jimeng: transactionEvent(hundredPack('ann', at)),
  }[product.product];
  const tell = product.provider === 'stripe' ? client.stripe : client.paddle;
  await client.open('ann');
  await tell(bought);
  let calls = 0;
  const job = (jobId: string, more: object = { shownCredits: 1000 }) => {
    const [action = ''] = Object.keys(product.rates[0].actions);
    return client.post('/jobs', { jobId, accountId: 'ann', action, variants: 1, ...more });
  };
  const kindOfWork = async (kind: string) => {
    const { body } = await client.support.get(`/work?kind=${kind}`);
    return body.items as readonly { readonly dueAt: Instant }[];
  };
  return {
    world,
    client,
    desk,
    tell,
    job,
    at,
    work: kindOfWork,
    due: (days: number) => dueAfterBusinessDays(product.calendar, world.now(), days),
    code: async (ground: string) => (await desk.quote('ann', ground)).code,
    write: async (said: object) => {
      calls += 1;
      const body = { email: 'ann@example.com', accountId: 'ann', message: 'Help', ...said };
      return (await client.post('/cases', body, { 'idempotency-key': `case-${calls}` })).body;
    },
  };
}

/** Whether what is decided turns at so much, under the product's policy: this much is still in, more is not. */
export type TurnsAt = (product: Product, much: number) => Promise<boolean>;

/** An answer asked for at some moment and a millisecond later. */
async function changesAfter<Answer>(
  { world, at }: Awaited<ReturnType<typeof annIn>>,
  by: Duration,
  ask: () => Promise<Answer>,
  [until, after]: readonly [Answer, Answer],
): Promise<boolean> {
  world.set(later(at, by));
  const last = await ask();
  world.advance(aMillisecond);
  const first = await ask();
  return last === until && first === after;
}

const startingCredits: TurnsAt = async (product, much) => {
  const { client } = await annIn(product);
  await client.open('ben');
  return (await client.account('ben')).balance.available === much;
};

const priceQuote: TurnsAt = async (product, minutes) => {
  const ann = await annIn(product);
  const [action] = Object.keys(product.rates[0].actions);
  const asked = { accountId: 'ann', action, variants: 1 };
  const { quoteId } = (await ann.client.post('/quotes', asked)).body;
  let jobs = 0;
  const start = async () => {
    jobs += 1;
    return (await ann.job(`job-${jobs}`, { quoteId })).body.code;
  };
  return changesAfter(ann, { minutes }, start, [undefined, 'quote_expired']);
};

const timeLimit: TurnsAt = async (product, minutes) => {
  const ann = await annIn(product);
  await ann.job('job-1');
  const status = async () => {
    await ann.world.tick();
    return (await ann.client.job('job-1')).status;
  };
  return changesAfter(ann, { minutes }, status, ['running', 'refunded']);
};

const refundWindow: TurnsAt = async (product, hours) => {
  const ann = await annIn(product, { providers: true });
  return changesAfter(ann, { hours }, () => ann.code('unused'), ['eligible', 'window_closed']);
};

/** Stripe keeps a third of so small a payment, so that the policy's limit is what counts. */
const highestFee: TurnsAt = async (product, percent) => {
  const { desk } = await annIn(product, { providers: true, amount: 100 });
  return (await desk.quote('ann', 'unused')).fee.amountMinor === percent;
};

const refundQuote: TurnsAt = async (product, minutes) => {
  const ann = await annIn(product);
  const early = await ann.desk.quote('ann', 'statutory');
  ann.world.set(later(ann.at, { minutes, ...aMillisecond }));
  const late = await ann.desk.confirm(early.refundQuoteId);
  const inTime = await ann.desk.quote('ann', 'statutory');
  ann.world.advance({ minutes });
  const { status } = await ann.desk.confirm(inTime.refundQuoteId);
  return late.body.code === 'quote_expired' && status === 202;
};

const refundReview: TurnsAt = async (product, days) => {
  const { desk, due } = await annIn(product);
  return (await desk.ask('ann', 'statutory')).decisionDueAt === due(days);
};

const firstLook: TurnsAt = async (product, days) => {
  const { desk, due, work } = await annIn(product);
  await desk.ask('ann', 'unauthorised');
  return (await work('refund'))[0]?.dueAt === due(days);
};

const payout: TurnsAt = async (product, days) => {
  const { desk, due } = await annIn(product, { providers: true });
  const { refundId } = await desk.ask('ann', 'statutory');
  return (await desk.decide(refundId, 'approve')).body.payoutDueAt === due(days);
};

/** Approved and not sent yet: somebody is told to look. */
const payoutReminder: TurnsAt = async (product, days) => {
  const clock = { payoutDueAt: later(monday, { days: 100 }), policy: policyName(product.policy) };
  const approved = ourRefund('approved', 1000, 100, clock);
  const lastAt = dueAfterBusinessDays(product.calendar, monday, days);
  const isTold = (now: Instant) => reminded(approved, product, now).remindedOf !== undefined;
  return !isTold(lastAt) && isTold(firstLate(lastAt));
};

const earliestPayout: TurnsAt = async (product, days) => {
  const { desk } = await annIn(product);
  return (await desk.quote('ann', 'statutory')).payoutWithin.startsWith(`${days} `);
};

/** What looks like one payment made twice by mistake is spent last, and goes back by itself where cash does. */
const doublePayment: TurnsAt = async ({ policy }, minutes) => {
  const paid = { pack: 'starter', paid: toMoney(1000, 'USD') };
  const [first, second] = [
    { ...paid, orderId: 'ord_1' as OrderId },
    { ...paid, orderId: 'ord_2' as OrderId },
  ];
  const isDouble = (apart: number) => {
    const paidAt = later(monday, { milliseconds: apart });
    const isSuspected = isTwin(
      { ...second, paidAt },
      { ...first, paidAt: monday },
      policy.duplicate,
    );
    return isSuspected && isNearTwin({ apartMilliseconds: apart }, policy.duplicate);
  };
  const most = minutes * 60_000;
  return isDouble(most) && !isDouble(most + 1);
};

const outage: TurnsAt = async (product, hours) => {
  const ann = await annIn(product);
  await monitored(ann.client, ann.at, [['down', {}]]);
  const codes = ['no_qualifying_outage', 'eligible'] as const;
  return changesAfter(ann, { hours }, () => ann.code('outage'), [...codes]);
};

/** Down, up for so long, and down again: one outage or two. */
const briefRecovery: TurnsAt = async (product, minutes) => {
  const outages = async (up: Duration) => {
    const { client, world, at } = await annIn(product);
    world.advance({ days: 2 });
    const again = later(later(at, { hours: 1 }), up);
    await monitored(client, at, [
      ['down', {}],
      ['up', { hours: 1 }],
    ]);
    await monitored(client, again, [['down', {}]]);
    return (await client.get('/outages')).body.items.length;
  };
  return (await outages({ minutes, milliseconds: -1 })) === 1 && (await outages({ minutes })) === 2;
};

const refundOffer: TurnsAt = async (product, days) => {
  const { client, world, at, desk } = await annIn(product);
  await client.open('ben');
  await client.paddle(transactionEvent({ ...hundredPack('ben', at), payment: 'txn_ben' }));
  await monitored(client, at, [['down', {}]]);
  world.set(later(at, { hours: product.policy.outage?.hours ?? 0, ...aMillisecond }));
  await world.offer();
  const [[ann = ''], [ben = '']] = [await offersTo(client, 'ann'), await offersTo(client, 'ben')];
  world.advance({ days });
  const inTime = await desk.confirm(ann);
  world.advance(aMillisecond);
  const late = await desk.confirm(ben);
  return inTime.status === 202 && late.body.code === 'quote_expired';
};

const unplacedPayment: TurnsAt = async (product, days) => {
  const { tell, work, due, at } = await annIn(product);
  await tell(
    product.provider === 'stripe'
      ? sessionCompleted({ payment: 'pi_nobody', at })
      : transactionEvent({ payment: 'txn_nobody', at, priceId: product.packs[0]?.priceId ?? '' }),
  );
  return (await work('payment'))[0]?.dueAt === due(days);
};

const disputeFirstLook: TurnsAt = async (product, days) => {
  const { tell, work, due, at } = await annIn(product);
  await tell(
    product.provider === 'stripe'
      ? disputeEvent('pi_ann', 'warning_needs_response', at)
      : adjustmentEvent('txn_ann', 'chargeback_warning', at),
  );
  return (await work('dispute'))[0]?.dueAt === due(days);
};

const answerTo =
  (kind: string): TurnsAt =>
  async (product, days) => {
    const { write, due } = await annIn(product);
    return (await write({ kind })).dueAt === due(days);
  };

const searchAround: TurnsAt = async (product, minutes) => {
  const { write, job, at } = await annIn(product);
  await job('job-1');
  const isFound = async (approximateTime: Instant) => {
    const { missing } = await write({ kind: 'credits_wrong', approximateTime });
    return !missing.includes(product.product === 'post-remixer' ? 'action' : 'jobId');
  };
  const last = later(at, { minutes });
  return (await isFound(last)) && !(await isFound(later(last, aMillisecond)));
};

/** Each number that a policy can hold, what else it could be, and where decisions show it. */
// biome-ignore format: one number a row
export const numbers: Readonly<Record<string, readonly [more: number, turnsAt: TurnsAt]>> = {
  'trial.credits':                         [5,   startingCredits],
  'charge.quoteMinutes':                   [-11, priceQuote],
  'timeLimit.minutes':                     [7,   timeLimit],
  'cash.unused.windowHours':               [25,  refundWindow],
  'cash.unused.fee.capPercent':            [-4,  highestFee],
  'cash.quoteMinutes':                     [12,  refundQuote],
  'cash.review.businessDays':              [2,   refundReview],
  'cash.unauthorised.urgentBusinessDays':  [2,   firstLook],
  'cash.payout.businessDays':              [3,   payout],
  'cash.payout.warnAfter':                 [-1,  payoutReminder],
  'cash.payout.estimateFrom':              [2,   earliestPayout],
  'cash.outage.offerDays':                 [-9,  refundOffer],
  'duplicate.minutes':                     [45,  doublePayment],
  'outage.hours':                          [-24, outage],
  'outage.briefestRecoveryMinutes':        [15,  briefRecovery],
  'help.searchMinutes':                    [-30, searchAround],
  'help.credits_wrong.businessDays':       [2,   answerTo('credits_wrong')],
  'help.faulty_output.businessDays':       [3,   answerTo('faulty_output')],
  'help.refund.businessDays':              [4,   answerTo('refund')],
  'help.payment.businessDays':             [2,   answerTo('payment')],
  'help.other.businessDays':               [3,   answerTo('other')],
  'unattachedPayment.businessDays':        [2,   unplacedPayment],
  'disputeWork.businessDays':              [3,   disputeFirstLook],
};
