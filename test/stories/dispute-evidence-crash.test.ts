import { describe, expect, it } from 'vitest';
import { toInstant } from '../../shared/domain/instant.ts';
import { evidenceDesk } from '../support/evidence-desk.ts';
import { mortal, overWire } from '../support/faults.ts';
import { disputeEvent } from '../support/money-back.ts';
import { paidAccount } from '../support/paid-account.ts';
import { sessionCompleted } from '../support/purchases.ts';

const dueBy = toInstant('2026-03-20T12:00:00.000Z');

/** Ann, who has spent some of what she bought, in a process that may die. */
async function newLife() {
  const process = mortal();
  const ann = await paidAccount({ providers: true, client: overWire(process.wire) });
  await ann.spend(30);
  const desk = evidenceDesk(ann.world, ann.app);
  const event = disputeEvent('pi_1', 'needs_response', ann.world.now(), { dueBy });
  return { ann, desk, process, tell: () => ann.app.stripe(event) };
}

type Life = Awaited<ReturnType<typeof newLife>>;

/** How many calls of the table `act` makes when nothing goes wrong. */
async function callsOf(life: Life, act: () => Promise<unknown>) {
  life.process.startAgain();
  await act();
  const calls = life.process.calls();
  expect(calls).toBeGreaterThan(3);
  return calls;
}

const everyCall = (calls: number) =>
  Array.from({ length: calls }, (_, index) => index + 1).flatMap((at) =>
    (['before', 'after'] as const).map((when) => ({ at, when })),
  );

describe('a process that dies at any call of the table', () => {
  it('while it is told of a dispute: evidence is drawn up all the same', async () => {
    const undisturbed = await newLife();
    let unfinished = 0;
    for (const { at, when } of everyCall(await callsOf(undisturbed, undisturbed.tell))) {
      const { ann, desk, process, tell } = await newLife();
      process.dieAt(at, when);
      const { status } = await tell().catch(() => ({ status: 503 }));
      process.startAgain();
      const { body } = await ann.app.support.get('/disputes/dsp_du_1');
      if (!body.evidence) unfinished += 1;
      // What Stripe heard no yes to, it sends again.
      if (status !== 200) await tell();
      for (let minute = 0; minute < 3; minute += 1) {
        ann.world.advance({ minutes: 1 });
        await ann.world.tick();
      }
      const { evidence } = await desk.read();
      expect([at, when, evidence?.fields.service_date]).toEqual([at, when, '2 March 2026']);
      expect(desk.sent()).toEqual([]);
    }
    expect(unfinished).toBeGreaterThan(2);
  });

  // biome-ignore format: one case a row
  it.each([
    // asked again after  and the schedule runs before
    [{ minutes: 1 },      false],
    [{ minutes: 6 },      true],
    [{ hours: 30 },       true],
  ])('while it submits: asked again %j later, it is submitted once', async (time, runs) => {
    const undisturbed = await newLife();
    await undisturbed.tell();
    const calls = await callsOf(undisturbed, () => undisturbed.desk.send(true, 'dsp_du_1', 'once'));
    let unheard = 0;
    for (const { at, when } of everyCall(calls)) {
      const { ann, desk, process, tell } = await newLife();
      await tell();
      process.dieAt(at, when);
      await desk.send(true, 'dsp_du_1', 'once').catch(() => undefined);
      expect(process.hasDied()).toBe(true);
      process.startAgain();
      const { evidence: before } = await desk.read();
      unheard += (await desk.atStripe()).evidence_details.submission_count;
      if (before?.submittedAt === undefined) expect(desk.sent().length).toBeLessThan(2);
      ann.world.advance(time);
      if (runs) await ann.world.tick();

      const { status, body } = await desk.send(true, 'dsp_du_1', 'once');
      const isKnown = status === 200 || body.code === 'evidence_submitted';
      const { evidence } = await desk.read();
      const told = [at, when, isKnown, evidence?.submittedAt !== undefined];
      expect(told).toEqual([at, when, true, true]);
      const there = await desk.atStripe();
      expect([at, when, there.evidence_details.submission_count]).toEqual([at, when, 1]);
      expect(there.evidence).toMatchObject({ ...evidence?.fields });
      if (!runs) expect(status).toBe(200);
    }
    expect(unheard).toBeGreaterThan(0);
  });

  it('while the schedule draws it up: the next one does', async () => {
    /** Told of, with nothing drawn up: the process died right after the transaction. */
    const begun = async () => {
      const life = await newLife();
      await life.ann.app.stripe(disputeEvent('pi_9', 'needs_response', life.ann.world.now()));
      const { ann } = life;
      const paid = { account: 'ann', pack: 'starter', payment: 'pi_9', at: ann.world.now() };
      await ann.app.stripe(sessionCompleted(paid));
      ann.world.advance({ minutes: 1 });
      return life;
    };
    const undisturbed = await begun();
    const calls = await callsOf(undisturbed, () => undisturbed.ann.world.tick());
    for (const { at, when } of everyCall(calls)) {
      const { ann, desk, process } = await begun();
      process.dieAt(at, when);
      await ann.world.tick().catch(() => undefined);
      process.startAgain();
      ann.world.advance({ minutes: 1 });
      await ann.world.tick();
      const { evidence } = await desk.read('dsp_du_9');
      expect([at, when, evidence !== undefined]).toEqual([at, when, true]);
    }
  });
});
