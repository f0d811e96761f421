import { verifyStripe } from '../../shared/payments/stripe/verify.ts';
import { atColdStart } from '../../shared/runtime/deployed.ts';
import { webhook } from '../../shared/runtime/webhook.ts';

/** POST /v1/{product}/webhooks/stripe */
export const build = webhook('stripe', 'stripe-signature', verifyStripe);

export const handler = atColdStart(build);
