import { verifyStripe } from '../../shared/payments/stripe/verify.ts';
import { atColdStart } from '../../shared/runtime/deployed.ts';
import { citingPolicies } from '../../shared/runtime/policy-words.ts';
import { webhook } from '../../shared/runtime/webhook.ts';

/** POST /v1/{product}/webhooks/stripe */
export const build = citingPolicies(webhook('stripe', 'stripe-signature', verifyStripe));

export const handler = atColdStart(build);
