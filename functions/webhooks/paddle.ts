import { verifyPaddle } from '../../shared/payments/paddle/verify.ts';
import { atColdStart } from '../../shared/runtime/deployed.ts';
import { webhook } from '../../shared/runtime/webhook.ts';

/** POST /v1/{product}/webhooks/paddle */
export const build = webhook('paddle', 'paddle-signature', verifyPaddle);

export const handler = atColdStart(build);
