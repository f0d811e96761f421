import * as z from 'zod/mini';
import type { World } from '../world.ts';
import { done, metadata, type StripeCall } from './call.ts';
import {
  disputeObject,
  isClosed,
  isUnderReview,
  nothingSent,
  type SentEvidence,
} from './dispute-object.ts';
import { parsedParams, refuse } from './errors.ts';

const bad = 'parameter_invalid_string';

const Update = z.object({
  id: z.string(),
  evidence: z.optional(z.record(z.string(), z.unknown(), bad)),
  metadata: z.optional(metadata),
  submit: z._default(z.boolean('parameter_invalid_boolean'), true),
});

/** Of one text, and of all together. */
const mostCharacters = { inField: 20_000, inAll: 150_000 } as const;

function checkLength(evidence: Readonly<Record<string, unknown>>): void {
  const lengths = Object.entries(evidence).map(
    ([name, text]) => [name, String(text).length] as const,
  );
  const [tooLong] = lengths.find(([, length]) => length > mostCharacters.inField) ?? [];
  if (tooLong) refuse({ message: `${tooLong} is too long.`, param: `evidence[${tooLong}]` });
  const all = lengths.reduce((sum, [, length]) => sum + length, 0);
  if (all > mostCharacters.inAll) refuse({ message: 'Evidence is too long.', param: 'evidence' });
}

/** What there is of a dispute, with more evidence, which goes to the bank where it is submitted. */
function added(
  before: SentEvidence,
  { evidence, metadata, submit }: z.infer<typeof Update>,
  status: string,
): SentEvidence {
  return {
    evidence: { ...before.evidence, ...evidence },
    metadata: { ...before.metadata, ...metadata },
    submittedAs: submit ? [...before.submittedAs, status] : before.submittedAs,
  };
}

/** A dispute of any id is there, as the stack was told of it, with the evidence that was sent. */
export function disputeCalls({ told, now }: World): readonly StripeCall[] {
  const sent = new Map<string, SentEvidence>();
  const path = /^\/v1\/disputes\/(?<id>[^/]+)$/;
  const expandable = ['charge', 'payment_intent'];
  const dispute = async (disputeId: string) => {
    const payment = await told.having('disputes', disputeId);
    return disputeObject(disputeId, payment, sent.get(disputeId) ?? nothingSent, now());
  };
  return [
    {
      call: 'disputes.retrieve',
      method: 'GET',
      path,
      expandable,
      perform: async (params) => done(await dispute(String(params.id))),
    },
    {
      call: 'disputes.update',
      method: 'POST',
      path,
      expandable,
      perform: async (params) => {
        const update = parsedParams(Update, params);
        const { id, evidence } = update;
        checkLength(evidence ?? {});
        const status = String((await dispute(id)).status);
        if (isClosed(status)) refuse({ message: 'This dispute is already closed.' });
        if (isUnderReview(status)) refuse({ message: 'Evidence was already submitted.' });
        sent.set(id, added(sent.get(id) ?? nothingSent, update, status));
        return done(await dispute(id));
      },
    },
  ];
}
