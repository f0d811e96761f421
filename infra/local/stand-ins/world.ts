import type { Instant } from '../../../shared/domain/instant.ts';
import type { Behaviour } from './payment-calls.ts';
import type { ToldPayments } from './told-payments.ts';

/**
 * What a stand-in has of the stack around it.
 *
 * @property behave how the call that is about to create something was told to end; asked once by it
 */
export type World = {
  readonly told: ToldPayments;
  readonly now: () => Instant;
  readonly behave: () => Behaviour;
};
