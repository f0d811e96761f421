import { beforeEach, describe, expect, it } from 'vitest';
import { type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let skena: SkenaMoney;
beforeEach(async () => {
  skena = await skenaMoney();
});

type Act = (story: SkenaMoney) => unknown;

const nothing: Act = () => undefined;
const delivered: Act = ({ app }) => app.succeed('job-1');
const failed: Act = ({ app }) => app.fail('job-1');

describe('SK-09: what happens between the quote and its confirmation counts', () => {
  const aJobStarts: Act = ({ start }) => start('amina', 'job-1');
  const aJobFails: Act = async (story) => {
    await aJobStarts(story);
    await failed(story);
  };
  const aJobIsDelivered: Act = async (story) => {
    await aJobStarts(story);
    await delivered(story);
  };
  const changed = { status: 409, body: { code: 'lot_changed' } };
  const paid = { status: 202, body: { state: 'approved', clause: 'SK-08' } };
  const waits = { status: 202, body: { state: 'under_review', clause: 'SK-09' } };

  // biome-ignore format: one case a row
  it.each([
    // at the quote           since then                  answer
    ['nothing is spent',      nothing,    'nothing',            nothing,         paid],
    ['nothing is spent',      nothing,    'a job failed',       aJobFails,       paid],
    ['nothing is spent',      nothing,    'a job runs',         aJobStarts,      changed],
    ['nothing is spent',      nothing,    'a job was delivered', aJobIsDelivered, changed],
    ['a job runs',            aJobStarts, 'it still does',      nothing,         waits],
    ['a job runs',            aJobStarts, 'it failed',          failed,          paid],
    ['a job runs',            aJobStarts, 'it was delivered',   delivered,       changed],
  ])('%s, and then %s', async (_at, before, _then, since, answer) => {
    const { desk, buy, sound } = skena;
    await buy('amina');
    await before(skena);
    const { refundQuoteId } = await desk.quote('amina', 'unused');
    await since(skena);

    expect(await desk.confirm(refundQuoteId)).toMatchObject(answer);

    await sound('amina');
  });
});
