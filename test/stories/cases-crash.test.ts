import { describe, expect, it } from 'vitest';
import { mortal, overWire } from '../support/faults.ts';
import { helpDesk } from '../support/help-desk.ts';
import { productClient } from '../support/product-client.ts';
import { smallPack, soundAccount, stripeCustomer } from '../support/purchases.ts';
import { wholeItems } from '../support/whole-table.ts';
import { newWorld } from '../support/world.ts';

/** Ann has a job of two variants; the process that serves her may die. */
async function newLife() {
  const process = mortal();
  const at = '2026-06-01T09:00:00.000Z';
  const world = await newWorld({ at, client: overWire(process.wire) });
  const remixer = productClient(world, 'post-remixer');
  const help = helpDesk(remixer);
  await stripeCustomer(remixer, smallPack('ann', world.now()));
  const job = { jobId: 'job-1', accountId: 'ann', action: 'quick-remix', variants: 2 };
  await remixer.post('/jobs', { ...job, shownCredits: 8 });
  return { world, remixer, help, process };
}

type Life = Awaited<ReturnType<typeof newLife>>;

const once = { 'idempotency-key': 'once' };
const late = ({ world }: Life) => world.advance({ minutes: 30, milliseconds: 1 });
const saved = ({ remixer }: Life) =>
  remixer.post('/jobs/job-1/deliveries', { variantId: 'v1', kind: 'saved' });
const opened = async ({ help }: Life) => {
  const { caseId } = await help.ask({ jobId: 'job-1' });
  return caseId;
};

type Story = {
  /** What goes before. @returns the request that may be cut off */
  readonly begin: (life: Life) => Promise<() => Promise<{ status: number; body: unknown }>>;
  /** Whether it carries a key, by which it is answered as the first time. */
  readonly isKeyed?: false;
  readonly work: number;
  readonly available: number;
  readonly messages: number;
};

const asking =
  (prepare: (life: Life) => unknown): Story['begin'] =>
  async (life) => {
    await prepare(life);
    return () => life.help.send({ jobId: 'job-1' }, once);
  };

const stories: Readonly<Record<string, Story>> = {
  'a case that is looked at': {
    begin: asking(() => undefined),
    work: 1,
    available: 32,
    messages: 1,
  },
  'a case that is mended': { begin: asking(late), work: 0, available: 40, messages: 1 },
  'a case that is mended, of a job of which a part was saved': {
    begin: asking(async (life) => {
      await saved(life);
      late(life);
    }),
    work: 1,
    available: 36,
    messages: 2,
  },
  'a failure that cannot be confirmed': {
    begin: async (life) => {
      await saved(life);
      return () => life.remixer.fail('job-1', 'v1');
    },
    isKeyed: false,
    work: 1,
    available: 32,
    messages: 1,
  },
  'what the customer tells later': {
    begin: async (life) => {
      const caseId = await opened(life);
      return () => life.help.tell(caseId, { message: 'this one' }, once);
    },
    work: 1,
    available: 32,
    messages: 2,
  },
  'an answer': {
    begin: async (life) => {
      const caseId = await opened(life);
      return () => life.help.answer(caseId, 'explained', {}, once);
    },
    work: 0,
    available: 32,
    messages: 2,
  },
};

/** What there is of cases in the table: files, what was written in them, work. */
async function counted({ world, help }: Life) {
  const keys = (await wholeItems(world)).map(({ pk, sk }) => `${pk} ${sk}`);
  return {
    cases: keys.filter((key) => /^case\/\S+ case$/.test(key)).length,
    messages: keys.filter((key) => /^case\/\S+ message/.test(key)).length,
    work: (await help.work()).length,
  };
}

describe('a process that dies at any call of the table, and is asked again', () => {
  it.each(Object.entries(stories))(
    '%s: once, and answered the same',
    async (_name, story) => {
      const undisturbed = await newLife();
      const first = await story.begin(undisturbed);
      undisturbed.process.startAgain();
      await first();
      const calls = undisturbed.process.calls();
      const { cases } = await counted(undisturbed);
      expect(calls).toBeGreaterThan(2);

      for (let at = 1; at <= calls; at += 1) {
        for (const when of ['before', 'after'] as const) {
          const life = await newLife();
          const request = await story.begin(life);
          life.process.startAgain();
          life.process.dieAt(at, when);
          await request().catch(() => undefined);
          expect([at, when, life.process.hasDied()]).toEqual([at, when, true]);
          life.process.startAgain();

          const again = await request();
          const { body } = await request();

          expect([at, when, again.status < 300]).toEqual([at, when, true]);
          if (story.isKeyed !== false) expect(body).toEqual(again.body);
          const { messages, work } = story;
          expect({ at, when, ...(await counted(life)) }).toEqual({
            at,
            when,
            cases,
            messages,
            work,
          });
          const { balance, entries } = await soundAccount(life.remixer, 'ann');
          expect([at, when, balance.available]).toEqual([at, when, story.available]);
          expect(entries.filter(({ kind }) => kind === 'restore').length).toBeLessThanOrEqual(1);
          await life.world.tick();
          expect((await soundAccount(life.remixer, 'ann')).entries).toEqual(entries);
        }
      }
    },
    60_000,
  );
});
