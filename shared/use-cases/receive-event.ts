import { isChargeback } from '../decide/chargebacks.ts';
import { disputeIdOf } from '../domain/dispute.ts';
import type { InboundEvent } from '../domain/inbound-event.ts';
import { later } from '../domain/instant.ts';
import type { PaymentFact } from '../domain/payment.ts';
import type { ProviderEvent } from '../domain/provider-event.ts';
import { commit } from '../store/commit.ts';
import { loadEvent } from '../store/load.ts';
import { Busy } from '../store/retry.ts';
import { putEvent } from '../store/write-event.ts';
import { applyEvent } from './apply-event.ts';
import type { Context } from './context.ts';
import { drawUpEvidence } from './draw-up-evidence.ts';
import { Refused } from './refused.ts';

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

/** What it takes to draw evidence up, and to answer. */
const enough = 3_000;

const isDispute = (fact: PaymentFact): boolean =>
  fact.fact === 'dispute' || (fact.fact === 'adjustment' && isChargeback(fact.adjustment.action));

/** The provider's names of the disputes that the event tells of. */
const disputed = ({ reading }: ProviderEvent): string[] =>
  reading.read === 'facts'
    ? reading.facts.flatMap((fact) => ('id' in fact && isDispute(fact) ? fact.id : []))
    : [];

/** At once, where there is time; the schedule has been told to do what is not done here. */
async function drawUpAtOnce(context: Context, event: ProviderEvent): Promise<void> {
  for (const id of disputed(event)) {
    if (context.store.timeLeft() < enough) return;
    try {
      await drawUpEvidence(context, disputeIdOf(id));
    } catch (error) {
      if (!(error instanceof Refused))
        context.report('evidence_not_drawn_up', error, disputeIdOf(id));
    }
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
    return;
  }
  await drawUpAtOnce(context, event);
}
