import type { RefundReply, RefundRequest } from './provider.ts';
import type { Reading } from './reading.ts';

export type NotAccepted = Exclude<RefundReply, { reply: 'accepted' }>;

export const refused = (code: string): NotAccepted => ({ reply: 'refused', code });
export const later = (code: string): NotAccepted => ({ reply: 'later', code });
export const unknown = (code: string): NotAccepted => ({ reply: 'unknown', code });

/** A provider's own word for what went wrong, if it is one: nothing else of an error is passed on. */
export const plainWord = (code: unknown): string | undefined =>
  typeof code === 'string' && /^[a-z][a-z0-9_]{0,99}$/.test(code) ? code : undefined;

export const isTimeout = (error: unknown): boolean =>
  error instanceof Error && error.name === 'TimeoutError';

/** What a provider answered, or how it did not. */
export type Answer<T> = { readonly got: T } | NotAccepted;

/** Asks a provider. What it throws is classified and not thrown on. */
export async function answered<T>(
  classify: (error: unknown) => NotAccepted,
  call: () => Promise<T>,
): Promise<Answer<T>> {
  try {
    return { got: await call() };
  } catch (error) {
    return classify(error);
  }
}

/** The provider's object, as its reader understood it; one that nobody understands is no answer. */
export function replyOf(reading: Reading, { paymentId }: RefundRequest): RefundReply {
  if (reading.read === 'of_charge') return unknown('payment_not_named');
  if (reading.read !== 'facts') return unknown(reading.why);
  const fact = reading.facts.find((told) => told.fact === 'refund' || told.fact === 'adjustment');
  if (!fact) return unknown('no_refund');
  if (reading.paymentId !== paymentId) return unknown('other_payment');

  return { reply: 'accepted', fact };
}

/** A provider also says no to what it has done before; then that is the reply, and the no is none. */
export function unlessDone(no: NotAccepted, found: RefundReply): RefundReply {
  return found.reply === 'refused' ? no : found;
}
