import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import * as audit from '../store/audit.ts';
import { type Happened, type History, play } from '../store/histories.ts';
import { anySteps, type Step } from '../store/steps.ts';
import { lagging, overWire } from '../support/faults.ts';

const seed = Number(process.env.SEED ?? 20_260_302);
const count = Number(process.env.HISTORIES ?? 40);

const lags = (index: number) => index % 2 === 1;

type Change = {
  readonly was: audit.Audited;
  readonly is: audit.Audited;
  readonly step: Step;
  readonly askings: number;
};

const told = ({ act, ...numbers }: Step) => `${act} ${Object.values(numbers).join('')}`;

/** Runs `check`, and says after which steps it failed. */
function within(history: History, happened: Happened, check: () => void) {
  try {
    check();
  } catch (cause) {
    const steps = history.steps.slice(0, 1 + history.happened.indexOf(happened)).map(told);
    throw new Error(`after ${steps.join(', ')}`, { cause });
  }
}

/** How one account stood before and after a step that was about it. */
const changesIn = ({ before, after: now, step, answers }: Happened): Change[] =>
  Object.entries(now).flatMap(([name, is]) => {
    const was = before[name];
    return was && was !== is ? [{ was, is, step, askings: answers.length }] : [];
  });

const newLines = ({ was, is }: Change) => is.ledger.slice(0, is.ledger.length - was.ledger.length);

describe(`${count} histories, every other with reads that lag (SEED=${seed})`, () => {
  let histories: History[];
  beforeAll(async () => {
    const lists = fc.sample(anySteps, { numRuns: count, seed });
    histories = await Promise.all(
      lists.map((steps, index) => play(steps, lags(index) ? { client: overWire(lagging()) } : {})),
    );
  }, 60_000);

  const always = (check: (audited: audit.Audited) => void) => {
    for (const history of histories) {
      for (const happened of history.happened) {
        const { between, after: now } = happened;
        const seen = [...Object.values(between), ...Object.values(now)];
        within(history, happened, () => seen.forEach(check));
      }
      Object.values(history.end).forEach(check);
    }
  };
  const atEveryStep = (check: (happened: Happened) => void, among = histories) => {
    for (const history of among) {
      for (const happened of history.happened) within(history, happened, () => check(happened));
    }
  };
  const atEveryChange = (check: (change: Change) => void) =>
    atEveryStep((happened) => changesIn(happened).forEach(check));

  it.runIf(process.env.SEED === undefined)(
    'tell of enough: charges, captures, restores, refusals, late and repeated news',
    () => {
      const happened = histories.flatMap((history) => history.happened);
      const answers = happened.flatMap((one) => one.answers.flatMap((answer) => answer ?? []));
      const codes = new Set(answers.map(({ body }) => body.code));
      const states = new Set(
        histories
          .flatMap(({ end }) => Object.values(end))
          .flatMap(({ jobs }) => jobs.map(({ status }) => status)),
      );
      for (const code of ['insufficient_credits', 'already_settled', 'time_limit_passed']) {
        expect(codes).toContain(code);
      }
      expect([...states].toSorted()).toEqual(['completed', 'partly_refunded', 'refunded']);
    },
  );

  it('1: what a lot was granted is the sum of its parts, each at least 0', () => {
    always(audit.everyLotAddsUp);
  });

  it('1: no lot is ever lost, and what it was granted never changes', () => {
    atEveryChange(({ was, is }) => {
      for (const { lotId, credits, grantedAt, rateCard } of was.account.lots) {
        const lot = is.account.lots.find((candidate) => candidate.lotId === lotId);
        expect(lot).toMatchObject({ credits, grantedAt, rateCard });
      }
    });
  });

  it('2: available, frozen and pending are what the lots hold', () => {
    always(audit.balanceIsTheLots);
  });

  it('2: the ledger folded from nothing is the account, and was at every line of it', () => {
    always(audit.ledgerIsTheAccount);
  });

  it('2: the ledger is the same read in pages of seven and in one', () => {
    for (const { end, paged } of histories) expect(paged).toEqual(end);
  });

  it('2: an entry, once written, never changes', () => {
    atEveryChange(({ was, is }) => {
      expect(is.ledger.slice(is.ledger.length - was.ledger.length)).toEqual(was.ledger);
    });
  });

  it('3: captured + restored + pending = charged, per job and per lot drawn', () => {
    always(audit.everyJobAddsUp);
  });

  it('3: a variant that is settled never changes again, nor does what its job was charged', () => {
    atEveryChange(({ was, is }) => {
      for (const job of was.jobs) {
        const now = is.jobs.find(({ jobId }) => jobId === job.jobId);
        expect(now).toMatchObject({ draws: job.draws, credits: { charged: job.credits.charged } });
        const settled = job.variants.filter(({ state }) => state !== 'pending');
        for (const { deliveries: _grow, late: _told, ...end } of settled) {
          const same = now?.variants.find(({ variantId }) => variantId === end.variantId);
          expect(same).toMatchObject(end);
        }
      }
    });
  });

  it('4: what is restored goes back to the very lots that the job drew on', () => {
    always(({ jobs, ledger }) => {
      for (const { jobId, draws } of ledger.filter(({ kind }) => kind === 'restore')) {
        const drawnOn = jobs.find((job) => job.jobId === jobId)?.draws.map(({ lotId }) => lotId);
        for (const { lotId } of draws) expect(drawnOn).toContain(lotId);
      }
    });
  });

  it('5: a payment grants its pack, and at most once', () => {
    always(({ account, ledger }) => {
      const grants = ledger.filter(({ kind, orderId }) => kind === 'grant' && orderId);
      expect(new Set(grants.map(({ orderId }) => orderId)).size).toBe(grants.length);
      const sold = account.product === 'skena' ? [100] : [100, 500];
      for (const { credits } of grants) expect(sold).toContain(credits);
      const bought = account.lots.filter(({ kind }) => kind === 'purchase');
      expect(bought).toHaveLength(grants.length);
      expect(grants.length).toBeLessThanOrEqual(3);
    });
  });

  // biome-ignore format: one act a row
  const kindsOf: Readonly<Record<Step['act'], readonly string[]>> = {
    open: ['grant'], buy: ['grant'], start: ['charge'], deliver: [], wait: [],
    succeed: ['restore'], fail: ['restore'], cancel: ['restore'], tick: ['restore'],
  };

  it('9: credits move only in the account a step is about, and only as it says', () => {
    atEveryChange((change) => {
      const { is, step } = change;
      const lines = newLines(change);
      for (const { kind, jobId } of lines) {
        expect(kindsOf[step.act]).toContain(kind);
        if (jobId) expect(is.jobs.map((job) => job.jobId)).toContain(jobId);
      }
      if (step.act !== 'tick') expect(lines.length).toBeLessThanOrEqual(1);
      for (const job of is.jobs) expect(job.accountId).toBe(is.account.accountId);
    });
  });

  it('10: every entry names its clause and the version of its policy', () => {
    always(audit.everyLineIsFounded);
  });

  it('11: what is asked twice is done once', () => {
    atEveryStep(({ between, after: now }) => expect(now).toEqual(between));
  });

  it('11: and it is answered alike', () => {
    const inTime = histories.filter((_, index) => !lags(index));
    atEveryStep(({ step, answers: [first, second] }) => {
      if (!first || !second) return;
      if (step.act === 'cancel' && first.status === 200) {
        expect(second.body.code).toBe('job_settled');
        return;
      }
      const status = first.status === 201 ? 200 : first.status;
      expect([second.status, second.body.job]).toEqual([status, first.body.job]);
      const isNews = step.act === 'succeed' || step.act === 'fail';
      if (!isNews) expect(second.body).toEqual(first.body);
    }, inTime);
  });

  it('13: once every time limit has passed, nothing is pending', () => {
    for (const { end } of histories) {
      for (const { account } of Object.values(end)) expect(account.balance.pending).toBe(0);
    }
  });

  it('a job starts exactly when its price is covered', () => {
    atEveryStep(({ step, customer, answers: [answer], before, after: now }) => {
      const available = before[customer]?.account.balance.available ?? 0;
      if (step.act === 'start' && answer?.status === 402) {
        expect(answer.body.available).toBe(available);
        expect(answer.body.needed).toBeGreaterThan(available);
      }
      if (step.act === 'start' && answer?.status === 201) {
        const { charged } = answer.body.credits;
        expect(now[customer]?.account.balance.available).toBe(available - charged);
      }
    });
  });
});
