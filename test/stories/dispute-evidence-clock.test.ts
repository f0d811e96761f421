import { describe, expect, it } from 'vitest';
import { type Instant, later, toInstant } from '../../shared/domain/instant.ts';
import { evidenceDesk } from '../support/evidence-desk.ts';
import { overWire, refusals, type Wire } from '../support/faults.ts';
import { paidAccount } from '../support/paid-account.ts';

const dueBy = toInstant('2026-03-12T12:00:00.000Z');
const twoDaysBefore = later(dueBy, { days: -2 });
const justBefore = (at: Instant) => later(at, { milliseconds: -1 });
const justAfter = (at: Instant) => later(at, { milliseconds: 1 });

async function disputed(until: Instant | 'none' = dueBy) {
  const ann = await paidAccount({ providers: true });
  const desk = evidenceDesk(ann.world, ann.app);
  await ann.dispute('needs_response', until === 'none' ? {} : { dueBy: until });
  /** What was reported by then, the schedule having run at each of these times. */
  const reportedAt = async (...times: readonly Instant[]) => {
    for (const at of times) {
      ann.world.set(at);
      await ann.world.tick();
      await ann.world.tick();
    }
    return desk.reports();
  };
  return { ann, desk, reportedAt };
}

const far = later(dueBy, { days: 90 });
const nearly = 'evidence_nearly_due';
const missed = 'evidence_missed';

describe('somebody is told two days before the bank wants an answer, and once it is too late', () => {
  // biome-ignore format: one case a row
  it.each<[string, Instant[], string[]]>([
    // the schedule runs                      at                                          reported
    ['a moment too early',                    [justBefore(twoDaysBefore)],                []],
    ['two days before',                       [twoDaysBefore],                            [nearly]],
    ['the last moment is in time',            [dueBy],                                    [nearly]],
    ['a millisecond later',                   [justAfter(dueBy)],                         [missed]],
    ['both, each once',                       [twoDaysBefore, dueBy, justAfter(dueBy), far], [nearly, missed]],
    ['long after, having slept all the time', [far],                                      [missed]],
  ])('%s', async (_case, times, reported) => {
    const { reportedAt } = await disputed();
    expect(await reportedAt(...times)).toEqual(reported);
  });

  it('told of when two days are not left, somebody hears of it at once', async () => {
    const { reportedAt, ann } = await disputed(toInstant('2026-03-03T09:00:00.000Z'));
    expect(await reportedAt(later(ann.world.now(), { minutes: 1 }))).toEqual([nearly]);
  });

  it('where the bank names no date, nobody is reminded of one', async () => {
    const { reportedAt } = await disputed('none');
    expect(await reportedAt(twoDaysBefore, far)).toEqual([]);
  });

  it('of a date that was moved, somebody is told again', async () => {
    const { ann, reportedAt } = await disputed();
    expect(await reportedAt(twoDaysBefore)).toEqual([nearly]);
    const moved = later(dueBy, { days: 5 });
    await ann.dispute('needs_response', { dueBy: moved });
    expect(await reportedAt(justAfter(dueBy))).toEqual([nearly]);
    expect(await reportedAt(later(moved, { days: -2 }), justAfter(moved))).toEqual([
      nearly,
      nearly,
      missed,
    ]);
  });
});

describe('nobody is told of what is done or over', () => {
  type Made = Awaited<ReturnType<typeof disputed>>;

  // biome-ignore format: one case a row
  it.each<[string, (made: Made) => Promise<unknown>, string[]]>([
    // what happened first                      and                                                 reported
    ['submitted',                               ({ desk }) => desk.send(true),                      []],
    ['a draft is not yet an answer',            ({ desk }) => desk.send(false),                     [nearly, missed]],
    ['answered in Stripe’s own dashboard',      ({ ann }) => ann.dispute('under_review', { dueBy }), []],
    ['won',                                     ({ ann }) => ann.dispute('won', { dueBy }),          []],
    ['lost',                                    ({ ann }) => ann.dispute('lost', { dueBy }),         []],
  ])('%s', async (_case, happens, reported) => {
    const made = await disputed();
    await happens(made);
    expect(await made.reportedAt(twoDaysBefore, justAfter(dueBy), far)).toEqual(reported);
  });

  it('and nothing of it stays due', async () => {
    const { ann, desk, reportedAt } = await disputed();
    await desk.send(true);
    await reportedAt(twoDaysBefore, far);
    ann.world.advance({ days: 30 });
    expect(await ann.world.tick()).toMatchObject({ evidence: 0, failed: 0, overdueSeconds: 0 });
  });
});

/** Queries fail while `isBroken` says so: the account is read by one, what was told is written without. */
const brokenQueries = (isBroken: () => boolean): Wire => {
  return async ({ operation, send }) =>
    isBroken() && operation === 'Query' ? refusals.of('ValidationException') : send();
};

describe('evidence that cannot be drawn up when support looks', () => {
  it('is reported, leaves the dispute shown without it, and is drawn up within a minute', async () => {
    let isBroken = false;
    const ann = await paidAccount({
      client: overWire(
        brokenQueries(() => isBroken),
        1,
      ),
    });
    const desk = evidenceDesk(ann.world, ann.app);
    await ann.dispute('needs_response', { dueBy });
    isBroken = true;
    expect((await desk.read()).evidence).toBeUndefined();
    isBroken = false;
    expect(desk.reports()).toEqual(['evidence_not_drawn_up']);
    expect(await ann.balance()).toMatchObject({ frozen: 100 });

    ann.world.advance({ minutes: 1 });
    expect(await ann.world.tick()).toMatchObject({ evidence: 1, failed: 0 });
    expect((await desk.read()).evidence).toMatchObject({ draftedAt: ann.world.now() });
  });
});

describe('whatever is done about a dispute', () => {
  it('the table is never gone through', async () => {
    const operations = new Set<string>();
    const wire: Wire = async ({ operation, send }) => {
      operations.add(operation);
      return send();
    };
    const ann = await paidAccount({ providers: true, client: overWire(wire) });
    const desk = evidenceDesk(ann.world, ann.app);
    await ann.spend(20);
    await ann.dispute('needs_response', { dueBy });
    await desk.read();
    await desk.send(false);
    await desk.send(true);
    ann.world.set(far);
    await ann.world.tick();
    expect([...operations]).toContain('Query');
    expect([...operations]).not.toContain('Scan');
  });

  it('what is said of a long life is cut at the end of a line, and says how many are left out', async () => {
    const ann = await paidAccount();
    const desk = evidenceDesk(ann.world, ann.app);
    for (let n = 0; n < 100; n += 1) {
      const jobId = `job-${'x'.repeat(100)}-${n}`;
      await ann.app.post('/jobs', { jobId, accountId: 'ann', action: 'image', variants: 1 });
      await ann.app.succeed(jobId);
    }
    await ann.dispute('needs_response');

    const log = (await desk.fields()).access_activity_log ?? '';
    const lines = log.split('\n');
    const [, leftOut] = /^\(Lines left out .*: (\d+)\.\)$/.exec(lines.at(-1) ?? '') ?? [];
    // What it is, the grant, and for each job its charge and its delivery.
    expect(lines.length - 1 + Number(leftOut)).toBe(2 + 100 * 2);
    expect(log.length).toBeLessThanOrEqual(20_000);
    expect(log.length).toBeGreaterThan(19_000);
    expect(lines.slice(1, -1).every((line) => line.endsWith('.'))).toBe(true);
  });
});
