import { styleText } from 'node:util';
import type { Secrets } from '../signed.ts';
import { startLocalStack } from '../stack.ts';
import { customer as customerOf } from './customer.ts';
import { jimeng } from './jimeng.ts';
import { jimengDuplicate } from './jimeng-duplicate.ts';
import { jimengOutage } from './jimeng-outage.ts';
import { localControls } from './local-controls.ts';
import { play } from './play.ts';
import { postRemixer } from './post-remixer.ts';
import { postRemixerDispute } from './post-remixer-dispute.ts';
import { printTitle, printTold } from './print.ts';
import { refundDesk } from './refund-desk.ts';
import { shop as shopOf } from './shop.ts';
import { skena } from './skena.ts';
import { skenaDispute } from './skena-dispute.ts';
import { skenaHelp } from './skena-help.ts';
import { skenaRefund } from './skena-refund.ts';
import type { Cast, Story } from './story.ts';

const begin = '2026-03-02T09:00:00.000Z';

const stories = [
  skena,
  skenaRefund,
  skenaDispute,
  postRemixer,
  postRemixerDispute,
  jimeng,
  jimengDuplicate,
  jimengOutage,
  skenaHelp,
];

function castOf({ product, account }: Story, baseUrl: string, secrets: Secrets): Cast {
  const shop = shopOf(baseUrl, product, secrets);
  const around = { shop, local: localControls(baseUrl), customer: customerOf(shop, account) };
  return { ...around, desk: refundDesk(around, account) };
}

/** Plays the stories of each product through the local stack; whether all came as it must. */
async function demo(): Promise<boolean> {
  const stack = await startLocalStack({ port: 0, clock: begin });
  try {
    const { baseUrl } = stack;
    const config = await (await fetch(`${baseUrl}/_local/config`)).json();
    const { secrets } = config as { secrets: Secrets };
    let isRight = true;
    for (const story of stories) {
      printTitle(story);
      isRight = (await play(story, castOf(story, baseUrl, secrets), printTold)) && isRight;
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
