import { describe, expect, it } from 'vitest';
import { skenaStory } from '../support/skena-story.ts';

type Ends = readonly ('delivered' | 'failed' | 'running')[];

describe('SK-07: the studio history says what was refunded, and the balance shows it at once', () => {
  // biome-ignore format: one case a row
  it.each<[Ends, string, string, number]>([
    // variants                                          tile                          status              available
    [['running'],                                        'Rendering',                  'running',          105],
    [['delivered'],                                      'Ready',                      'completed',        105],
    [['failed'],                                         'Refunded',                   'refunded',         115],
    [['running', 'running'],                             'Rendering',                  'running',          95],
    [['failed', 'running'],                              'Rendering',                  'running',          105],
    [['delivered', 'running'],                           'Rendering',                  'running',          95],
    [['delivered', 'delivered'],                         'Ready',                      'completed',        95],
    [['failed', 'failed'],                               'Refunded',                   'refunded',         115],
    [['failed', 'delivered'],                            'Partially refunded 1 of 2',  'partly_refunded',  105],
    [['delivered', 'failed', 'delivered', 'delivered'],  'Partially refunded 1 of 4',  'partly_refunded',  85],
    [['failed', 'failed', 'delivered', 'failed'],        'Partially refunded 3 of 4',  'partly_refunded',  105],
  ])('%j', async (ends, tile, status, available) => {
    const story = await skenaStory();
    await story.buy();
    await story.start('job-1', 'video', ends.length);
    for (const [index, end] of ends.entries()) {
      if (end === 'delivered') await story.app.succeed('job-1', `v${index + 1}`);
      if (end === 'failed') await story.app.fail('job-1', `v${index + 1}`);
    }

    expect(await story.app.job('job-1')).toMatchObject({ tile, status });
    const { body: history } = await story.app.get('/accounts/amina/jobs');
    expect(history.items).toMatchObject([{ jobId: 'job-1', tile, status }]);
    expect(await story.balance()).toMatchObject({ available });
    await story.addsUp();
  });

  it('the answer to each event, the job and the account agree at every step', async () => {
    const story = await skenaStory();
    await story.buy();
    await story.start('job-1', 'video', 3);

    // biome-ignore format: one step a row
    const steps = [
      // after                              tile                          available   pending
      [() => story.app.succeed('job-1'),     'Rendering',                  85,         20],
      [() => story.app.fail('job-1', 'v2'),  'Rendering',                  95,         10],
      [() => story.app.fail('job-1', 'v3'),  'Partially refunded 2 of 3',  105,        0],
    ] as const;
    for (const [step, tile, available, pending] of steps) {
      const { body } = await step();
      expect(body.job).toMatchObject({ tile });
      expect(await story.app.job('job-1')).toEqual(body.job);
      expect(await story.balance()).toMatchObject({ available, pending });
      const [newest] = await story.app.entries('amina');
      expect(newest.balanceAfter).toBe(available);
    }
  });

  it('says in words what became of each variant, and by which rule', async () => {
    const story = await skenaStory();
    await story.buy();
    await story.start('job-1', 'video', 4);
    await story.app.succeed('job-1', 'v1');
    await story.app.fail('job-1', 'v2');
    await story.app.fail('job-1', 'v3', 'enqueue_failed');

    const [trial, bought] = (await story.everything()).account.lots;

    const { body: cancelled } = await story.app.cancel('job-1');

    expect(cancelled.explanation).toEqual([
      `Variant v1 was delivered, which spent 10 credits of ${trial.lotId} (SK-18).`,
      `Variant v2 failed in the model, and 10 credits went back to ${bought.lotId} (SK-02).`,
      `Variant v3 failed for a reason on our side, and 10 credits went back to ${bought.lotId} (SK-06).`,
      `Variant v4 was cancelled before it was done, and 10 credits went back to ${bought.lotId} (5) and ${trial.lotId} (5) (SK-05).`,
    ]);
  });

  it('shows newest first what was refunded and what was not', async () => {
    const story = await skenaStory();
    await story.start('first', 'image', 1);
    story.world.advance({ minutes: 1 });
    await story.start('second', 'image', 1);
    await story.app.fail('first');
    await story.app.succeed('second');

    const { body: history } = await story.app.get('/accounts/amina/jobs');

    expect(history.items).toMatchObject([
      { jobId: 'second', tile: 'Ready' },
      { jobId: 'first', tile: 'Refunded' },
    ]);
  });

  it('lists lots of the same moment in the same order every time', async () => {
    const story = await skenaStory();
    for (const payment of ['pi_1', 'pi_2', 'pi_3', 'pi_4', 'pi_5']) await story.buy(payment);

    const [first, ...others] = await Promise.all(
      Array.from({ length: 4 }, () => story.app.account('amina')),
    );

    expect(others).toEqual([first, first, first]);
  });
});
