import { beforeEach, describe, expect, it } from 'vitest';
import { products } from '../../shared/products/products.ts';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted } from '../support/purchases.ts';
import { everything, expectToAddUp, type SkenaStory, skenaStory } from '../support/skena-story.ts';

const toBeni = { accountId: 'beni' };

describe('SK-14: credits stay with the account they were given to', () => {
  /** Amina bought credits and has a job running; Beni has his trial. */
  let story: SkenaStory;
  let ofBeni: Awaited<ReturnType<typeof everything>>;
  const beni = () => everything(story.app, 'beni');

  beforeEach(async () => {
    story = await skenaStory({ products });
    await story.app.open('beni');
    await story.buy();
    await story.start('job-1', 'video', 3);
    ofBeni = await beni();
  });

  // biome-ignore format: one case a row
  it.each<[string, (story: SkenaStory) => Promise<unknown>]>([
    // what happens to Amina's job
    ['is delivered',       ({ app }) => app.succeed('job-1')],
    ['fails',              ({ app }) => app.tell({ type: 'job.failed', jobId: 'job-1', reason: 'model_error' })],
    ['is cancelled',       ({ app }) => app.cancel('job-1')],
    ['is forgotten',       ({ world }) => { world.advance({ minutes: 11 }); return world.tick(); }],
  ])('when a job of Amina’s %s, nothing moves at Beni’s', async (_case, happens) => {
    await happens(story);

    expect(await beni()).toEqual(ofBeni);
    await story.addsUp();
  });

  // biome-ignore format: one case a row
  it.each([
    // Beni names               request                                        status   code
    ['her job',                 { jobId: 'job-1' },                            409,     'job_exists'],
    ['her job as she sent it',  { jobId: 'job-1', action: 'video', variants: 3 }, 409,  'job_exists'],
    ['her quote',               { jobId: 'job-2', quoteId: 'hers' },           404,     'quote_not_found'],
  ])('Beni cannot spend her credits by naming %s', async (_case, request, status, code) => {
    const { quoteId } = (await story.quote('image', 1)).body;
    const before = await story.everything();
    const named = 'quoteId' in request ? { ...request, quoteId } : request;

    const asked = { action: 'image', variants: 1, ...toBeni, ...named };
    expect(await story.app.post('/jobs', asked)).toMatchObject({ status, body: { code } });

    expect(await beni()).toEqual(ofBeni);
    expect(await story.everything()).toEqual(before);
  });

  it('Beni cannot have her credits make up for what he lacks', async () => {
    const answer = await story.start('job-2', 'video', 2, toBeni);

    expect(answer).toMatchObject({ status: 402, body: { needed: 20, available: 15 } });
    expect(await story.balance()).toMatchObject({ available: 85, pending: 30 });
  });

  // biome-ignore format: one case a row
  it.each([
    // call             a field for somebody else’s account
    ['/accounts',       { accountId: 'citra', email: 'c@example.com', creditsFrom: 'amina' }],
    ['/quotes',         { ...toBeni, action: 'image', variants: 1, payer: 'amina' }],
    ['/jobs',           { ...toBeni, jobId: 'job-2', action: 'image', variants: 1, payer: 'amina' }],
    ['/jobs/job-1/cancellation', toBeni],
  ])('POST %s knows one account only', async (path, body) => {
    const before = await story.everything();

    expect(await story.app.post(path, body)).toMatchObject({ status: 422 });

    expect(await story.everything()).toEqual(before);
    expect(await beni()).toEqual(ofBeni);
  });

  it('a payment that gave its credits gives them to nobody else', async () => {
    const before = await story.everything();
    const purchase = { pack: 'starter', payment: 'pi_1', at: story.world.now() };

    await story.app.stripe(sessionCompleted({ ...purchase, account: 'beni' }));
    const attached = await story.app.support.post(
      '/payments/pi_1/attachment',
      { ...toBeni, pack: 'starter' },
      { 'idempotency-key': 'attach-1' },
    );

    expect(attached).toMatchObject({ status: 409, body: { code: 'already_attached' } });
    expect(await beni()).toEqual(ofBeni);
    expect(await story.everything()).toEqual(before);
  });

  it('a new address is not a new account', async () => {
    const renamed = { accountId: 'amina', email: 'beni@example.com' };

    const answer = await story.app.post('/accounts', renamed);

    expect(answer).toMatchObject({ status: 409, body: { code: 'account_exists' } });
    expect(await beni()).toEqual(ofBeni);
  });

  // biome-ignore format: one case a row
  it.each([
    // product         its own job
    ['post-remixer',   'quick-remix'],
    ['jimeng',         'text-to-video'],
  ])('the same name at %s is another account', async (product, action) => {
    const before = await story.everything();
    const other = productClient(story.world, product);
    expect(await other.get('/accounts/amina')).toMatchObject({ status: 404 });
    expect(await other.open('amina')).toMatchObject({ status: 201 });

    const job = { accountId: 'amina', action, variants: 1, shownCredits: 100 };
    const refused = await other.post('/jobs', { jobId: 'job-2', ...job });

    expect(refused).toMatchObject({ status: 402, body: { available: 0 } });
    expect(await other.cancel('job-1')).toMatchObject({ status: 404 });
    expect((await other.fail('job-1')).body).toMatchObject({ code: 'job_not_found' });
    expect((await other.account('amina')).lots).toEqual([]);
    expect(await story.everything()).toEqual(before);
    expectToAddUp(await everything(other, 'amina'));
  });
});
