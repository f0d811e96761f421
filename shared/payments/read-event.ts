import type { Provider } from '../domain/payment.ts';
import type { ProviderEvent } from '../domain/provider-event.ts';
import { readPaddleEvent } from './paddle/read-event.ts';
import { readStripeEvent } from './stripe/read-event.ts';

/** How each provider's events are read; `undefined` is said of what is no event at all. */
export const readEvent: Readonly<Record<Provider, (body: unknown) => ProviderEvent | undefined>> = {
  stripe: readStripeEvent,
  paddle: readPaddleEvent,
};
