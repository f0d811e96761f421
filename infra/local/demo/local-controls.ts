import type { PaymentCall } from '../stand-ins/payment-calls.ts';
import { json, send } from './send.ts';

/** The stack's clock and schedules, and the stand-ins for the payment providers. */
export const localControls = (baseUrl: string) => {
  const post = (path: string, body: unknown) =>
    send(`${baseUrl}/_local/${path}`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify(body),
    });
  return {
    now: async () => String((await send(`${baseUrl}/_local/config`)).body.now),
    advance: (by: string) => post('clock', { advance: by }),
    tick: () => post('tick', {}),
    nextRefund: (provider: PaymentCall['provider'], behaviour: string) =>
      post('payments/next', { provider, behaviour }),
    settle: (provider: PaymentCall['provider'], id: string, outcome: string) =>
      post('payments/settle', { provider, id, outcome }),
    calls: async () =>
      (await send(`${baseUrl}/_local/payments`)).body as unknown as readonly PaymentCall[],
  };
};

export type LocalControls = ReturnType<typeof localControls>;
