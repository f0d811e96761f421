import * as z from 'zod/mini';
import { later } from '../../../../shared/domain/instant.ts';
import { minted } from '../minted.ts';
import type { World } from '../world.ts';
import { amount, done, metadata, type StripeCall, type StripeObject, unixSeconds } from './call.ts';
import { missing, parsedParams } from './errors.ts';
import type { Params } from './form.ts';

const text = z.string('parameter_invalid_string');

const PriceData = z.object({
  currency: z.string('parameter_missing').check(z.regex(/^[a-z]{3}$/, 'currency_not_supported')),
  unit_amount: z.int('parameter_invalid_integer').check(z.nonnegative('parameter_invalid_integer')),
  product_data: z.optional(z.object({ name: text })),
  product: z.optional(text),
});

const Create = z.object({
  mode: z.literal('payment', 'parameter_invalid_enum'),
  line_items: z
    .array(
      z.object({
        price_data: z.optional(PriceData),
        price: z.optional(text),
        quantity: z._default(amount, 1),
      }),
      'parameter_missing',
    )
    .check(z.minLength(1, 'parameter_missing')),
  success_url: z.string('parameter_missing').check(z.minLength(1, 'parameter_missing')),
  cancel_url: z.optional(text),
  client_reference_id: z.optional(text.check(z.maxLength(200, 'parameter_invalid_string'))),
  customer_email: z.optional(text),
  metadata: z.optional(metadata),
  payment_intent_data: z.optional(z.object({ metadata: z.optional(metadata) })),
});

type Create = z.infer<typeof Create>;

/** What a price of Stripe's own catalogue costs nobody here knows. */
function totalOf({ line_items }: Create): number | null {
  const amounts = line_items.map(({ price_data, quantity }) =>
    price_data ? price_data.unit_amount * quantity : Number.NaN,
  );
  const total = amounts.reduce((sum, one) => sum + one, 0);
  return Number.isNaN(total) ? null : total;
}

function sessionOf(asked: Create, origin: string, world: World): StripeObject {
  const sessionId = minted.stripe('cs_test');
  const created = world.now();
  const total = totalOf(asked);
  const email = asked.customer_email ?? null;
  return {
    id: sessionId,
    object: 'checkout.session',
    amount_subtotal: total,
    amount_total: total,
    cancel_url: asked.cancel_url ?? null,
    client_reference_id: asked.client_reference_id ?? null,
    created: unixSeconds(created),
    currency: asked.line_items[0]?.price_data?.currency ?? null,
    customer: null,
    customer_details: email === null ? null : { email, name: null, phone: null },
    customer_email: email,
    expires_at: unixSeconds(later(created, { hours: 24 })),
    livemode: false,
    metadata: asked.metadata ?? {},
    mode: asked.mode,
    payment_intent: null,
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    status: 'open',
    success_url: asked.success_url,
    ui_mode: 'hosted',
    url: `${origin}/pay/${sessionId}`,
  };
}

export function checkoutSessionCalls(world: World): readonly StripeCall[] {
  const sessions = new Map<string, StripeObject>();
  const create = (params: Params, origin: string) => {
    const session = sessionOf(parsedParams(Create, params), origin, world);
    sessions.set(String(session.id), session);
    return session;
  };
  return [
    {
      call: 'checkout.sessions.create',
      method: 'POST',
      path: /^\/v1\/checkout\/sessions$/,
      perform: async (params, { origin }) => done(create(params, origin)),
    },
    {
      call: 'checkout.sessions.retrieve',
      method: 'GET',
      path: /^\/v1\/checkout\/sessions\/(?<id>[^/]+)$/,
      expandable: ['payment_intent'],
      perform: async (params) => {
        const sessionId = String(params.id);
        return done(sessions.get(sessionId) ?? missing('checkout.session', sessionId));
      },
    },
  ];
}
