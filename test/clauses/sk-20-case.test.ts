import { beforeEach, describe, expect, it } from 'vitest';
import { answersOf, type HelpDesk, helpDesk } from '../support/help-desk.ts';
import { type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let skena: SkenaMoney;
let help: HelpDesk;
beforeEach(async () => {
  skena = await skenaMoney();
  help = helpDesk(skena.app);
  await skena.buy('ann');
  await skena.start('ann', 'job-1');
});

type Act = () => unknown;
const rendered: Act = () => skena.app.succeed('job-1');
const failed: Act = () => skena.app.fail('job-1');
const nothing: Act = () => undefined;

describe('SK-20: a defect has to be seen to be believed, and not liking an output is none', () => {
  // biome-ignore format: one case a row
  it.each([
    // the job        as         delivered   suggested            because             by
    ['was rendered',  rendered,  'yes',      'needs_information', 'look_at_output',   'SK-20'],
    ['failed',        failed,    'no',       'explained',         'restored_already', 'SK-02'],
    ['still runs',    nothing,   'unknown',  'explained',         'still_running',    'SK-04'],
  ])('its job %s', async (_case, act, delivered, outcome, code, clause) => {
    await act();
    const asked = { kind: 'faulty_output', jobId: 'job-1', message: 'The cat looks sad.' };
    const { caseId, state, dueAt } = await help.ask(asked);

    expect([state, dueAt]).toEqual(['open', '2026-03-03T16:59:59.999Z']);
    const file = await help.file(caseId);
    expect(answersOf(file).output_delivered).toBe(delivered);
    expect(file.dossier.suggestion).toMatchObject({ outcome, code, clause });
  });

  it('nothing moves by asking, and what support gives back is goodwill', async () => {
    await rendered();
    const before = await skena.sound('ann');
    const { caseId } = await help.ask({ kind: 'faulty_output', jobId: 'job-1' });
    expect(await skena.sound('ann')).toEqual(before);

    const given = { credits: 20, reason: 'no sound indeed', by: 'sue', caseId };
    const path = '/accounts/ann/adjustments';
    const { body } = await skena.app.support.post(path, given, { 'idempotency-key': 'g' });
    await help.answer(caseId, 'credits_restored');

    expect(body).toMatchObject({ kind: 'adjust', credits: 20, clause: 'MG-06' });
    const trace = await skena.app.support.get(`/accounts/ann/entries/${body.entryId}`);
    expect(trace.body).toMatchObject({ by: 'sue', reason: 'no sound indeed', cause: caseId });
    expect((await skena.sound('ann')).lots).toContainEqual(
      expect.objectContaining({ kind: 'goodwill', credits: 20, remaining: 20 }),
    );
  });
});
