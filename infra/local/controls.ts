import * as z from 'zod/mini';
import type { Instant } from '../../shared/domain/instant.ts';
import { ok } from '../../shared/runtime/answer.ts';
import { invalid } from '../../shared/runtime/problem.ts';
import type { Clock } from './clock.ts';
import { type Control, parsed } from './control.ts';
import type { Credentials } from './environment.ts';
import { type PaymentControlled, paymentControls } from './payment-controls.ts';
import type { Schedules } from './schedules.ts';
import { instantIn, millisecondsIn } from './times.ts';

/** @property baseUrl known only once the stack listens */
export type Controlled = {
  readonly baseUrl: () => string;
  readonly clock: Clock;
  readonly credentials: Credentials;
  readonly schedules: Schedules;
  readonly payments: PaymentControlled;
};

const Move = z.union(
  [z.strictObject({ advance: z.string() }), z.strictObject({ set: z.string() })],
  { error: 'must be either { advance: duration } or { set: time }' },
);

const badDuration = 'must be an ISO 8601 duration such as PT10M, P7D or PT0.001S';
const badTime = 'must be an RFC 3339 time of the years 0 to 9999';

/** @throws Problem `invalid_request` also where the calendar ends */
function moved(clock: Clock, move: z.infer<typeof Move>): Instant {
  if ('set' in move) {
    const at = instantIn(move.set);
    if (at === undefined) throw invalid([{ path: 'set', message: badTime }]);
    return clock.set(at);
  }
  const milliseconds = millisecondsIn(move.advance);
  if (milliseconds === undefined) throw invalid([{ path: 'advance', message: badDuration }]);
  try {
    return clock.advance(milliseconds);
  } catch {
    throw invalid([{ path: 'advance', message: 'leads beyond the year 9999' }]);
  }
}

/** What no deployed stage has: a look at the stack, and a hand on its clock. */
export const localControls = ({
  baseUrl,
  clock,
  credentials: { keys, secrets },
  schedules,
  payments,
}: Controlled): Readonly<Record<string, Control>> => ({
  '/_local/config': {
    method: 'GET',
    perform: () =>
      ok({ baseUrl: baseUrl(), now: clock.now(), products: Object.keys(keys), keys, secrets }),
  },
  '/_local/clock': {
    method: 'POST',
    perform: (body) => ok({ now: moved(clock, parsed(Move, body)) }),
  },
  '/_local/tick': {
    method: 'POST',
    perform: async () => ok({ ran: await schedules.runAll() }),
  },
  ...paymentControls(payments),
});
