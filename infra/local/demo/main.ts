import { styleText } from 'node:util';
import type { Secrets } from '../signed.ts';
import { startLocalStack } from '../stack.ts';
import { jimeng } from './jimeng.ts';
import { postRemixer } from './post-remixer.ts';
import { printTitle, printTold } from './print.ts';
import { localControls, shop } from './shop.ts';
import { skena } from './skena.ts';
import { play } from './story.ts';

const begin = '2026-03-02T09:00:00.000Z';

/** Plays a story for each product through the local stack; whether all came as it must. */
async function demo(): Promise<boolean> {
  const stack = await startLocalStack({ port: 0, clock: begin });
  try {
    const { baseUrl } = stack;
    const config = await (await fetch(`${baseUrl}/_local/config`)).json();
    const { secrets } = config as { secrets: Secrets };
    const local = localControls(baseUrl);
    let isRight = true;
    for (const story of [skena, postRemixer, jimeng]) {
      printTitle(story);
      const cast = { shop: shop(baseUrl, story.product, secrets), local };
      isRight = (await play(story, cast, printTold)) && isRight;
    }
    return isRight;
  } finally {
    await stack.stop();
  }
}

const isRight = await demo();
console.log(
  isRight
    ? styleText('green', '\nEvery step came as it must, and every ledger adds up.')
    : styleText('red', '\nNot everything came as it must.'),
);
process.exitCode = isRight ? 0 : 1;
