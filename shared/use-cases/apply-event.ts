import { withFact, withHeard } from '../decide/payment-facts.ts';
import { dueAfterBusinessDays } from '../domain/calendar.ts';
import type { PaymentId } from '../domain/ids.ts';
import type { InboundEvent } from '../domain/inbound-event.ts';
import { later } from '../domain/instant.ts';
import { parseKeepable } from '../domain/json.ts';
import type { PaymentFact } from '../domain/payment.ts';
import type { ProviderEvent } from '../domain/provider-event.ts';
import type { Work } from '../domain/work.ts';
import { readEvent } from '../payments/read-event.ts';
import { commit } from '../store/commit.ts';
import { loadEvent } from '../store/load.ts';
import { markApplied, postponeEvent } from '../store/write-event.ts';
import { closeWork, openWork } from '../store/write-payment.ts';
import { applyPayment } from './apply-payment.ts';
import type { Context } from './context.ts';

/** After so many failures somebody is shown, and the next looks are a day apart. */
const patience = 5;

const isForAnother = (fact: PaymentFact, product: string) =>
  'names' in fact && fact.names.product !== undefined && fact.names.product !== product;

/**
 * The event as we read it today: one that could not be understood when it came may be by now.
 * Its body was an event when it was stored, so it still is.
 */
function readingNow({ event, body }: InboundEvent): ProviderEvent['reading'] {
  if (!body) return event.reading;
  const text = new TextDecoder().decode(body);
  return readEvent[event.provider](parseKeepable(text))?.reading ?? event.reading;
}

const paymentIdOf = ({ reading }: ProviderEvent): PaymentId | undefined =>
  reading.read === 'facts' || reading.read === 'parked' ? reading.paymentId : undefined;

/** The reading with the payment it is about, asked for where it named a charge alone. */
async function placed({ product, providerOf }: Context, reading: ProviderEvent['reading']) {
  if (reading.read !== 'of_charge') return reading;
  const paymentId = await providerOf(product).paymentOfCharge(reading.chargeId);
  if (!paymentId) return { read: 'parked', why: 'payment_not_named' } as const;
  return { read: 'facts', paymentId, facts: reading.facts } as const;
}

/** The event as somebody is shown it. Its due date follows from its arrival, so it is shown once. */
function workFor({ product }: Context, { event, receivedAt }: InboundEvent, why: string): Work {
  const { businessDays } = product.policy.unattachedPayment;
  return {
    product: product.product,
    kind: 'payment',
    id: paymentIdOf(event) ?? event.eventId,
    about: event.eventId,
    dueAt: dueAfterBusinessDays(product.calendar, receivedAt, businessDays),
    summary: `Event ${event.eventId} (${event.type}) has no effect yet: ${why.replaceAll('_', ' ')}`,
  };
}

/**
 * Makes what the event says part of its payment, and lets what follows from it happen.
 *
 * @returns whether it did: an event that cannot be understood is shown to somebody instead
 */
export async function applyEvent(context: Context, inbound: InboundEvent): Promise<boolean> {
  const { product } = context;
  const reading = await placed(context, readingNow(inbound));
  if (reading.read === 'parked') {
    await park(context, inbound, reading.why);
    return false;
  }

  if (reading.read === 'facts') {
    const facts = reading.facts.some((fact) => isForAnother(fact, product.product))
      ? []
      : reading.facts;
    await applyPayment(context, reading.paymentId, {
      to: (payment) => withHeard(facts.reduce(withFact, payment), inbound.event),
    });
  }
  return finish(context, inbound);
}

/**
 * Marks the event applied, and closes its work with it where it was shown. Somebody who parked it or
 * finished it meanwhile breaks the guard, and then it is looked at again as it stands now.
 */
async function finish(context: Context, inbound: InboundEvent): Promise<boolean> {
  const { store, now } = context;
  const wasShown = inbound.body !== undefined || inbound.attempts > 0;
  const items = wasShown ? [closeWork(workFor(context, inbound, ''))] : [];
  const broken = await commit(store, [markApplied(inbound, now), ...items]);
  if (broken === undefined) return true;

  const { product, event } = inbound;
  const current = await loadEvent(store, product, event.provider, event.eventId);
  return current?.dueAt ? applyEvent(context, current) : true;
}

async function park(context: Context, inbound: InboundEvent, why: string): Promise<void> {
  const { store, now } = context;
  const work = openWork('work_new', workFor(context, inbound, why));
  await commit(store, [postponeEvent(inbound, later(now, { days: 1 })), work]);
}

/** Puts off an event that could not be applied: twice as long each time, then shown, then daily. */
export async function putOff(context: Context, inbound: InboundEvent): Promise<void> {
  const { attempts } = inbound;
  if (attempts + 1 >= patience) return park(context, inbound, 'applying it keeps failing');
  const next = later(context.now, { minutes: 2 ** attempts });
  await commit(context.store, [postponeEvent(inbound, next)]);
}
