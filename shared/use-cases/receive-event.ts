import type { InboundEvent } from '../domain/inbound-event.ts';
import { later } from '../domain/instant.ts';
import type { ProviderEvent } from '../domain/provider-event.ts';
import { commit } from '../store/commit.ts';
import { loadEvent } from '../store/load.ts';
import { Busy } from '../store/retry.ts';
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

/** The event as it is stored now: as it came, or as it was found when it had come before. */
async function storedOnce(
  { store, report }: Context,
  inbound: InboundEvent,
): Promise<InboundEvent | undefined> {
  const { product, event } = inbound;
  try {
    const isKnown = (await commit(store, [putEvent(inbound)])) !== undefined;
    return isKnown ? await loadEvent(store, product, event.provider, event.eventId) : inbound;
  } catch (error) {
    report('event_not_stored', error);
    throw new Busy('the event could not be stored');
  }
}

/**
 * Stores a provider's event, then applies it. Once it is stored nothing can lose it any more, so
 * trouble in applying it is reported and left to the schedule, and the provider is told that all is
 * well. An event stored before is applied again only while it has not been. One that names a charge
 * alone is left to the schedule too, which may ask the provider whose it is.
 *
 * @throws Busy when it could not be stored: the provider sends it again
 */
export async function receiveEvent(
  context: Context,
  event: ProviderEvent,
  body: Uint8Array,
): Promise<void> {
  const inbound = inboundOf(context, event, body);
  const stored = await storedOnce(context, inbound);
  if (!stored?.dueAt || event.reading.read === 'of_charge') return;
  try {
    await applyEvent(context, stored);
  } catch (error) {
    context.report('event_not_applied', error);
  }
}
