import { gunzipSync, gzipSync } from 'node:zlib';
import type { DisputeEvidence, EvidenceDraft, EvidenceText } from '../domain/evidence.ts';
import type { DisputeId, PaymentId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { evidenceKey } from './evidence-keys.ts';
import type { GuardedItem } from './guarded-item.ts';
import { dueShardOf } from './keys.ts';
import { get } from './load.ts';
import type { Store } from './store.ts';

/** The text is long and much alike, and a write costs by the kilobyte. */
type StoredEvidence = Omit<
  DisputeEvidence,
  'product' | 'disputeId' | 'draft' | 'nextAt' | 'submitted'
> & {
  readonly draft?: Omit<EvidenceDraft, 'fields'> & { readonly text: Uint8Array };
  readonly submitted?: DisputeEvidence['submitted'];
  readonly dueAt?: Instant;
};

const packed = (fields: EvidenceText): Uint8Array => gzipSync(JSON.stringify(fields));

const unpacked = (text: Uint8Array): EvidenceText => JSON.parse(gunzipSync(text).toString());

function toStored({ product, disputeId, draft, nextAt, ...evidence }: DisputeEvidence) {
  const key = evidenceKey(product, disputeId);
  const { fields, ...about } = draft ?? {};
  return {
    ...key,
    ...evidence,
    ...(fields && { draft: { ...about, text: packed(fields) } }),
    ...(nextAt && { dueShard: dueShardOf(key), dueAt: nextAt }),
  };
}

function fromStored(
  product: string,
  disputeId: DisputeId,
  { paymentId, draft, dueAt, submitted = {}, call, reminded, version }: StoredEvidence,
): DisputeEvidence {
  const { text, ...about } = draft ?? {};
  return {
    product,
    disputeId,
    paymentId,
    ...(text && { draft: { ...(about as Omit<EvidenceDraft, 'fields'>), fields: unpacked(text) } }),
    ...(call && { call }),
    submitted,
    ...(dueAt && { nextAt: dueAt }),
    ...(reminded && { reminded }),
    version,
  };
}

/**
 * Lets somebody look at the evidence of a dispute, and remembers that there has to be some. Whoever is at
 * it has to look again.
 */
export function wantEvidence(
  product: string,
  disputeId: DisputeId,
  paymentId: PaymentId,
  dueAt: Instant,
): GuardedItem {
  const Key = evidenceKey(product, disputeId);
  return {
    guard: 'evidence_wanted',
    update: {
      Key,
      UpdateExpression:
        'SET paymentId = :payment, dueShard = :shard, dueAt = :dueAt ADD version :one',
      ExpressionAttributeValues: {
        ':payment': paymentId,
        ':shard': dueShardOf(Key),
        ':dueAt': dueAt,
        ':one': 1,
      },
    },
  };
}

/** The evidence as `after`, if it still is as `before` was read. */
export const replaceEvidence = (before: DisputeEvidence, after: DisputeEvidence): GuardedItem => ({
  guard: 'evidence_as_read',
  put: {
    Item: toStored({ ...after, version: before.version + 1 }),
    ...(before.version === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': before.version },
        }),
  },
});

/** A dispute that nobody has drawn anything up for yet has empty evidence. */
export async function loadEvidence(
  store: Store,
  product: string,
  disputeId: DisputeId,
  paymentId: PaymentId,
): Promise<DisputeEvidence> {
  const stored = await get<StoredEvidence>(store, evidenceKey(product, disputeId), 'current');
  if (stored) return fromStored(product, disputeId, stored);
  return { product, disputeId, paymentId, submitted: {}, version: 0 };
}
