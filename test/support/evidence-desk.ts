import * as z from 'zod/mini';
import { Dispute } from '../../shared/contract/disputes.ts';
import type { ProductClient } from './product-client.ts';
import type { World } from './world.ts';

const AtStripe = z.looseObject({
  status: z.string(),
  evidence: z.record(z.string(), z.unknown()),
  evidence_details: z.looseObject({ submission_count: z.int() }),
});

/** Answers disputes, as a product's support staff do. */
export function evidenceDesk(world: World, client: ProductClient) {
  let calls = 0;
  const nextKey = () => {
    calls += 1;
    return `evidence-${calls}`;
  };
  const read = async (disputeId = 'dsp_du_1') =>
    Dispute.parse((await client.support.get(`/disputes/${disputeId}`)).body);

  return {
    read,
    /** What was drawn up for the bank, by Stripe's names. */
    fields: async (disputeId?: string) => (await read(disputeId)).evidence?.fields ?? {},
    send: (submit: boolean, disputeId = 'dsp_du_1', key = nextKey()) => {
      const path = `/disputes/${disputeId}/evidence`;
      return client.support.post(path, { submit }, { 'idempotency-key': key });
    },
    /** The calls that gave Stripe evidence. */
    sent: () => world.payments.calls.received.filter(({ call }) => call === 'disputes.update'),
    /** The dispute as Stripe has it, which is asked directly. */
    atStripe: async (id = 'du_1') => {
      const headers = { authorization: 'Bearer sk_test_look' };
      const url = `${world.payments.urls.stripe}/v1/disputes/${id}`;
      return AtStripe.parse(await (await fetch(url, { headers })).json());
    },
    /** What somebody was told of the bank's clock, and of evidence that went wrong. */
    reports: () =>
      world.log.flatMap(({ what }) => (/^evidence_|^due_work_failed/.test(what) ? [what] : [])),
  };
}

export type EvidenceDesk = ReturnType<typeof evidenceDesk>;
