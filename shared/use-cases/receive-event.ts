import type { InboundEvent } from '../domain/inbound-event.ts';
import { later } from '../domain/instant.ts';
import type { ProviderEvent } from '../domain/payment.ts';
import { commit } from '../store/commit.ts';
import { loadEvent } from '../store/load.ts';
import { putEvent } from '../store/write-event.ts';
import { applyEvent } from './apply-event.ts';
import type { Context } from './context.ts';

/** Where an event stands that nobody has finished with: the schedule looks at it next minute. */
const firstLook = { minutes: 1 };

const inboundOf = (
  { product, now }: Context,
  event: ProviderEvent,
  body: Uint8Array,
): InboundEvent => ({
  product: product.product,
  event,
  receivedAt: now,
  attempts: 0,
  ...(event.reading.read === 'parked' && { body }),
  ...(event.reading.read !== 'ignored' && { dueAt: later(now, firstLook) }),
});

/**
 * Stores a provider's event, then applies it. Once it is stored nothing can lose it any more, so
 * trouble in applying it is reported and left to the schedule, and the provider is told that all is
 * well. An event stored before is applied again only while it has not been.
 *
 * @throws when it could not be stored: the provider sends it again
 */
export async function receiveEvent(
  context: Context,
  event: ProviderEvent,
  body: Uint8Array,
): Promise<void> {
  const { store, product } = context;
  const inbound = inboundOf(context, event, body);
  const isKnown = (await commit(store, [putEvent(inbound)])) !== undefined;
  const stored = isKnown
    ? await loadEvent(store, product.product, event.provider, event.eventId)
    : inbound;
  if (!stored?.dueAt) return;
  try {
    await applyEvent(context, stored);
  } catch (error) {
    context.report('event_not_applied', error);
  }
}
