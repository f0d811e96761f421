import { beforeEach, describe, expect, it } from 'vitest';
import { caseKinds } from '../../shared/domain/case.ts';
import { type HelpDesk, helpDesk } from '../support/help-desk.ts';
import { disputeEvent } from '../support/money-back.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { intentSucceeded, sessionCompleted, smallPack } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let remixer: ProductClient;
let help: HelpDesk;
const next = () => world.advance({ minutes: 1 });
const start = (jobId: string, accountId = 'ann') =>
  remixer.post('/jobs', { jobId, accountId, action: 'quick-remix', variants: 2, shownCredits: 8 });

/** Of two purchases and two jobs of Ann's the first is meant; Bob has the like. */
beforeEach(async () => {
  world = await newWorld({ at: '2026-06-01T09:00:00.000Z', providers: true });
  remixer = productClient(world, 'post-remixer');
  help = helpDesk(remixer);
  for (const account of ['ann', 'bob']) {
    await remixer.open(account);
    for (const payment of [`pi_${account}`, `pi_${account}_2`]) {
      const pack = { ...smallPack(account, world.now()), payment };
      await remixer.stripe(sessionCompleted(pack));
      await remixer.stripe(intentSucceeded(pack));
      next();
    }
    await start(`${account}-1`, account);
    await start(`${account}-2`, account);
    next();
  }
});

const dossierOf = async (told: object) => {
  const { caseId } = await help.ask(told);
  return { caseId, ...(await help.file(caseId)).dossier };
};
type Line = Awaited<ReturnType<typeof dossierOf>>['timeline'];
const of = (timeline: Line, source: Line[number]['source']) =>
  timeline.filter((line) => line.source === source);
const orderOf = async (payment: string) => {
  const orders: { orderId: string; paymentId: string }[] = await refundDesk(world, remixer).orders(
    'ann',
  );
  return orders.find(({ paymentId }) => paymentId === payment)?.orderId ?? '';
};

describe('PR-05: whatever it is about, a case is looked at within 5 business days', () => {
  it.each(caseKinds)('%s', async (kind) => {
    const { caseId, dueAt, clause } = await help.ask({ kind });
    expect([dueAt, clause]).toEqual(['2026-06-08T22:59:59.999Z', 'PR-05']);
    expect(await help.work()).toMatchObject([{ id: caseId, dueAt }]);
  });
});

describe('PR-05: a review sees the account, the project, the action and the provider records', () => {
  const told = { project: 'Summer posts', expectation: 'two remixes', action: 'Quick Remix' };

  it('what the customer told of the project and what was expected', async () => {
    const { caseId } = await help.ask({
      jobId: 'ann-1',
      ...told,
      attachments: [{ name: 'shot.png' }],
    });
    expect(await help.file(caseId)).toMatchObject({
      about: { accountId: 'ann', jobId: 'ann-1' },
      details: { jobId: 'ann-1', ...told },
      messages: [{ by: 'customer', message: 'Please have a look.', attachments: ['shot.png'] }],
    });
  });

  it('of a job every charge, output and restore, and nothing of another', async () => {
    await remixer.post('/jobs/ann-1/deliveries', { variantId: 'v1', kind: 'saved' });
    next();
    await remixer.succeed('ann-1', 'v1');
    next();
    await remixer.fail('ann-1', 'v2');
    await remixer.fail('ann-2', 'v1');
    next();

    const { timeline, isCut } = await dossierOf({ jobId: 'ann-1' });

    const entries: { jobId?: string; entryId: string }[] = await remixer.entries('ann');
    const own = entries.filter(({ jobId }) => jobId === 'ann-1').map(({ entryId }) => entryId);
    expect(of(timeline, 'ledger').map(({ ref }) => ref)).toEqual(own.toReversed());
    expect(timeline.map(({ source, what }) => `${source} ${what}`)).toEqual([
      'job started quick-remix',
      'ledger charge quick-remix',
      'delivery saved',
      'job captured succeeded',
      'job restored model_failed model_error',
      'ledger restore model_failed',
      'case written',
    ]);
    expect(isCut).toBe(false);
    expect(JSON.stringify(timeline)).not.toMatch(/ann-2|bob|pi_/);
  });

  it('of a purchase every payment event, refund, dispute and entry, and nothing of another', async () => {
    const desk = refundDesk(world, remixer);
    const orderId = await orderOf('pi_ann');
    next();
    const { refundId } = await desk.ask('ann', 'unused', { orderId });
    next();
    await desk.decide(refundId, 'deny');
    next();
    for (const status of ['needs_response', 'under_review', 'won'] as const) {
      await remixer.stripe(
        disputeEvent('pi_ann', status, world.now(), { amount: 500, currency: 'gbp' }),
      );
      next();
    }
    await remixer.stripe(
      disputeEvent('pi_ann_2', 'needs_response', world.now(), { amount: 500, currency: 'gbp' }),
    );
    next();

    const { timeline } = await dossierOf({ kind: 'payment', orderId });

    const entries: { orderId?: string; entryId: string }[] = await remixer.entries('ann');
    const own = entries.filter((entry) => entry.orderId === orderId).map(({ entryId }) => entryId);
    expect(own.length).toBe(5);
    expect(of(timeline, 'ledger').map(({ ref }) => ref)).toEqual(own.toReversed());
    expect(of(timeline, 'refund').map(({ what, by }) => [what, by])).toEqual([
      ['under_review', 'customer'],
      ['denied', 'sue'],
    ]);
    expect(of(timeline, 'payment').map(({ what }) => what)).toEqual(['paid', 'dispute won']);
    expect(of(timeline, 'provider_event').map(({ what }) => what)).toEqual([
      'checkout.session.completed',
      'payment_intent.succeeded',
      'charge.dispute.created',
      'charge.dispute.updated',
      'charge.dispute.closed',
    ]);
    expect(timeline.map(({ at }) => at)).toEqual(timeline.map(({ at }) => at).toSorted());
    expect(JSON.stringify(timeline)).not.toMatch(/pi_ann_2|du_ann_2|bob/);
  });

  it('of both, each entry once', async () => {
    await remixer.fail('ann-1', 'v1');
    const orderId = await orderOf('pi_ann');
    const { timeline } = await dossierOf({ jobId: 'ann-1', orderId });
    const refs = of(timeline, 'ledger').map(({ ref }) => ref);
    expect(refs).toHaveLength(3);
    expect(new Set(refs).size).toBe(3);
  });

  it('as things stand when it is read, not when it was asked', async () => {
    const { caseId, timeline } = await dossierOf({ jobId: 'ann-1' });
    next();
    await remixer.fail('ann-1', 'v1');
    await help.answer(caseId, 'needs_information');
    const { dossier } = await help.file(caseId);
    expect(dossier.timeline.length).toBe(timeline.length + 3);
    expect(dossier.suggestion.code).toBe('restored_already');
  });

  it('an event that is told twice is there once', async () => {
    const pack = smallPack('ann', world.now());
    await remixer.stripe(intentSucceeded(pack));
    await remixer.stripe(intentSucceeded(pack));
    const { timeline } = await dossierOf({ kind: 'payment', orderId: await orderOf('pi_ann') });
    const ids = of(timeline, 'provider_event').map(({ ref }) => ref);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(3);
  });
});
