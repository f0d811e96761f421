import { beforeEach, describe, expect, it } from 'vitest';
import { type HelpDesk, helpDesk } from '../support/help-desk.ts';
import { productClient } from '../support/product-client.ts';
import { type SkenaMoney, skenaMoney } from '../support/skena-money.ts';
import { wholeTable } from '../support/whole-table.ts';

let skena: SkenaMoney;
let help: HelpDesk;
beforeEach(async () => {
  skena = await skenaMoney();
  help = helpDesk(skena.app);
  await skena.buy('ann');
  await skena.start('ann', 'job-1');
});

const key = (name: string) => ({ 'idempotency-key': name });
const statuses = (answers: readonly { readonly status: number }[]) =>
  answers.map(({ status }) => status).toSorted();
const late = () => skena.world.advance({ minutes: 10, milliseconds: 1 });
const restores = async () =>
  (await skena.sound('ann')).entries.filter(({ kind }) => kind === 'restore');

describe('a request for help that is repeated is answered as the first time', () => {
  // biome-ignore format: one case a row
  it.each([
    // the case          given                      then
    ['is looked at',     () => undefined,           'open'],
    ['is mended',        late,                      'mended'],
  ])('one that %s: one case, and the same answer', async (_case, given, state) => {
    given();
    const first = await help.send({ jobId: 'job-1' }, key('once'));
    skena.world.advance({ days: 1 });
    const again = await help.send({ jobId: 'job-1' }, key('once'));

    expect(first).toMatchObject({ status: 201, body: { state } });
    expect(again).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } });
    expect(again.body).toEqual(first.body);
    expect(await help.work()).toHaveLength(state === 'open' ? 1 : 0);
  });

  it('the same key with another body is a conflict', async () => {
    await help.send({ jobId: 'job-1' }, key('once'));
    const other = await help.send({ jobId: 'job-1', message: 'Hello?' }, key('once'));
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_conflict' } });
    expect(await help.work()).toHaveLength(1);
  });

  // biome-ignore format: one case a row
  it.each([
    ['/cases',               { email: 'ann@example.com', kind: 'other', message: 'x' }],
    ['/cases/cse_1/details', { message: 'x' }],
  ])('POST %s needs a key', async (path, body) => {
    const missing = { status: 400, body: { code: 'idempotency_key_required' } };
    expect(await skena.app.post(path, body)).toMatchObject(missing);
  });

  it('twenty times at the same moment: one case, one restore, one answer', async () => {
    late();
    const asked = Array.from({ length: 20 }, () => help.send({ jobId: 'job-1' }, key('once')));
    const answers = await Promise.all([...asked, skena.world.tick()]);

    const told = answers.slice(0, 20) as Awaited<(typeof asked)[number]>[];
    expect(statuses(told)).toEqual(Array(20).fill(201));
    expect(new Set(told.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await restores()).toMatchObject([{ credits: 20 }]);
    const caseIds = new Set((await wholeTable(skena.world)).match(/cse_\w+/g));
    expect([...caseIds]).toEqual([told[0]?.body.caseId]);
  });
});

describe('what is told and answered later is told and answered once', () => {
  it('details again with the same key are one message', async () => {
    const { caseId } = await help.ask();
    const first = await help.tell(caseId, { jobId: 'job-1', message: 'this one' }, key('d'));
    const again = await help.tell(caseId, { jobId: 'job-1', message: 'this one' }, key('d'));
    expect(again.body).toEqual(first.body);
    expect((await help.file(caseId)).messages).toHaveLength(2);
  });

  it('ten people answer at the same moment: one of them does', async () => {
    const { caseId } = await help.ask({ jobId: 'job-1' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => help.answer(caseId, 'explained', { by: `sue-${n}` })),
    );
    expect(statuses(answers)).toEqual([200, ...Array(9).fill(409)]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('case_answered');
    expect((await help.file(caseId)).messages).toHaveLength(2);
  });

  it('ten details at the same moment are all kept', async () => {
    const { caseId } = await help.ask();
    const words = Array.from({ length: 10 }, (_, n) => `word ${n}`);
    const answers = await Promise.all(words.map((message) => help.tell(caseId, { message })));
    expect(statuses(answers)).toEqual(Array(10).fill(200));
    const { messages } = await help.file(caseId);
    expect(
      messages
        .slice(1)
        .map(({ message }) => message)
        .toSorted(),
    ).toEqual(words);
  });

  it('an answer and a detail at the same moment: whoever is second learns it', async () => {
    const { caseId } = await help.ask({ jobId: 'job-1' });
    const [answer, detail] = await Promise.all([
      help.answer(caseId, 'explained'),
      help.tell(caseId, { message: 'wait' }),
    ]);
    expect(answer.status).toBe(200);
    const written = detail.status === 200 ? 3 : 2;
    expect((await help.file(caseId)).messages).toHaveLength(written);
    expect(await help.work()).toEqual([]);
  });
});

describe('an answered case is over', () => {
  // biome-ignore format: one case a row
  it.each(['credits_restored', 'refund_opened', 'explained', 'declined'])('answered %s', async (outcome) => {
    const { caseId } = await help.ask({ jobId: 'job-1' });
    const { status, body } = await help.answer(caseId, outcome);
    expect([status, body.state]).toEqual([200, 'answered']);
    expect(await help.work()).toEqual([]);

    const over = { status: 409, body: { code: 'case_answered', clause: 'SK-22' } };
    expect(await help.answer(caseId, 'explained')).toMatchObject(over);
    expect(await help.answer(caseId, 'needs_information')).toMatchObject(over);
    expect(await help.tell(caseId, { message: 'but' })).toMatchObject(over);
    const { messages, dossier } = await help.file(caseId);
    expect(messages.map((one) => one.outcome)).toEqual([undefined, outcome]);
    expect(dossier.timeline.at(-1)).toMatchObject({ what: `answered ${outcome}`, by: 'sue' });
  });

  it('asked for more it is open again when the customer tells it', async () => {
    const { caseId } = await help.ask({ jobId: 'job-1' });
    expect((await help.answer(caseId, 'needs_information')).body.state).toBe('waiting');
    expect(await help.work()).toHaveLength(1);
    expect((await help.tell(caseId, { message: 'here' })).body.state).toBe('open');
    expect((await help.answer(caseId, 'explained')).body.state).toBe('answered');
  });

  it('one that was mended is told no more, and may be answered', async () => {
    late();
    const { caseId, state } = await help.ask({ jobId: 'job-1' });
    expect(state).toBe('mended');
    expect(await help.tell(caseId, { message: 'thanks' })).toMatchObject({ status: 409 });
    expect((await help.answer(caseId, 'credits_restored')).body.state).toBe('answered');
  });
});

describe('open cases are work, soonest due first', () => {
  it('of all kinds, and of whom is not known too', async () => {
    const monday = await help.ask({ kind: 'other' });
    skena.world.advance({ days: 1 });
    const tuesday = await help.ask({ kind: 'refund', email: 'none@example.com' });
    skena.world.advance({ days: 1 });
    const wednesday = await help.ask({ kind: 'faulty_output', jobId: 'job-1' });

    expect(await help.work()).toMatchObject([
      { id: monday.caseId, accountId: 'ann', overdue: true },
      { id: tuesday.caseId, overdue: false },
      { id: wednesday.caseId, accountId: 'ann', overdue: false },
    ]);
    await help.answer(tuesday.caseId, 'declined');
    expect((await help.work()).map(({ id }) => id)).toEqual([monday.caseId, wednesday.caseId]);
  });

  it('is for support only, and only of the own product', async () => {
    const { caseId } = await help.ask();
    const forbidden = { status: 403, body: { code: 'forbidden' } };
    expect(await skena.app.get('/work?kind=case')).toMatchObject(forbidden);
    expect(await skena.app.get(`/cases/${caseId}`)).toMatchObject(forbidden);
    const answer = { outcome: 'explained', message: 'x', by: 'app' };
    expect(await skena.app.post(`/cases/${caseId}/answer`, answer, key('a'))).toMatchObject(
      forbidden,
    );

    const other = productClient(skena.world, 'jimeng');
    const unknown = { status: 404, body: { code: 'case_not_found' } };
    expect(await other.support.get(`/cases/${caseId}`)).toMatchObject(unknown);
    expect(await helpDesk(other).tell(caseId, { message: 'x' })).toMatchObject(unknown);
    expect(await helpDesk(other).answer(caseId, 'explained')).toMatchObject(unknown);
    expect(await helpDesk(other).work()).toEqual([]);
  });
});

describe('cases lie beside the ledger and never in it', () => {
  it('lists and books are what they were without them', async () => {
    const lists = async () => [
      await skena.sound('ann'),
      (await skena.app.get('/accounts/ann/orders?limit=1')).body,
      (await skena.app.get('/accounts/ann/jobs')).body,
      (await skena.app.support.get('/accounts/ann/audit')).body,
    ];
    const before = await lists();
    for (let n = 0; n < 30; n += 1) await help.ask({ jobId: 'job-1', message: `${n}` });
    expect(await lists()).toEqual(before);
    expect(before[3]).toMatchObject({ agrees: true });
  });
});
