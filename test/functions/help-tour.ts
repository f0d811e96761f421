import { productClient } from '../support/product-client.ts';
import type { Answered, World } from '../support/world.ts';

/** Makes a call of the tour. */
type Ask = (call: string, path: string, body?: unknown, key?: string) => Promise<Answered['body']>;

const told = {
  email: 'fay@example.com',
  accountId: 'fay',
  kind: 'credits_wrong',
  message: 'Where are my credits? My password is hunter2.',
};

/** Everything a case may hold. */
const inFull = {
  ...told,
  kind: 'other',
  orderId: 'ord_0123456789ab',
  paidOn: '2026-03-02',
  amountMinor: 1000,
  currency: 'USD',
  project: 'Holiday',
  action: 'video',
  approximateTime: '2026-03-02T10:00:00+01:00',
  expectation: 'A film',
  attachments: [{ name: 'screen.png' }],
};

/** Fay asks for help in every way: found, missing, mended, answered; and support looks behind it. */
export async function help(world: World, ask: Ask) {
  const skena = productClient(world, 'skena');
  let keys = 0;
  const once = () => `help-${++keys}`;
  const open = (body: object) => ask('POST /cases', '/cases', body, once());
  const tell = (caseId: string, body: object) =>
    ask('POST /cases/{caseId}/details', `/cases/${caseId}/details`, body, once());
  const look = (caseId: string) => ask('GET /cases/{caseId}', `/cases/${caseId}`);
  const answer = (caseId: string, outcome: string) =>
    ask(
      'POST /cases/{caseId}/answer',
      `/cases/${caseId}/answer`,
      { outcome, message: 'We had a look.', by: 'sue' },
      once(),
    );

  await skena.open('fay');
  await skena.post('/jobs', { jobId: 'fay-1', accountId: 'fay', action: 'image', variants: 2 });
  const waiting = await open(told);
  await look(waiting.caseId);
  await tell(waiting.caseId, { jobId: 'fay-1', message: 'It is this one.' });
  await look(waiting.caseId);
  await answer(waiting.caseId, 'needs_information');
  await answer(waiting.caseId, 'explained');
  const full = await open(inFull);
  await look(full.caseId);
  await ask('GET /work', '/work?kind=case');
  world.advance({ minutes: 10, milliseconds: 1 });
  const mended = await open({ ...told, jobId: 'fay-1' });
  await look(mended.caseId);

  const { items } = (await skena.get('/accounts/fay/entries')).body;
  const call = 'GET /accounts/{accountId}/entries/{entryId}';
  for (const { entryId } of items) await ask(call, `/accounts/fay/entries/${entryId}`);
  const { items: cats } = (await skena.get('/accounts/cat/entries')).body;
  for (const { entryId } of cats) await ask(call, `/accounts/cat/entries/${entryId}`);
  await ask('GET /accounts/{accountId}/audit', '/accounts/fay/audit');
}
