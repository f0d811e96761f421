import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { languages } from '../contract/messages/language.ts';
import type { GuardedItem } from '../store/guarded-item.ts';
import { loadReplay, putReplay, type Replay } from '../store/replay.ts';
import type { Context } from '../use-cases/context.ts';
import { KeyTaken } from '../use-cases/key-taken.ts';
import { Refused } from '../use-cases/refused.ts';
import type { Answer } from './answer.ts';
import type { Operation, OperationContext } from './operation.ts';
import { Problem } from './problem.ts';

const printable = /^[\x21-\x7e]{1,255}$/;

/** @throws Problem `idempotency_key_required` where the call needs one, or it is no proper one */
function keyOf({ contract }: Operation, { headers }: APIGatewayProxyEventV2): string | undefined {
  if (contract.idempotency === 'none') return undefined;
  const key = headers['idempotency-key'];
  const isMissing = key === undefined && contract.idempotency === 'required';
  const isImproper = key !== undefined && !printable.test(key);
  if (isMissing || isImproper) throw new Problem('idempotency_key_required');
  return key;
}

/** @throws Problem `idempotency_conflict` when the key came with another request */
function replayOf(stored: Replay, fingerprint: string): Answer {
  if (stored.fingerprint !== fingerprint) throw new Problem('idempotency_conflict');
  return {
    status: stored.status,
    body: JSON.parse(stored.body),
    language: languages.find((language) => language === stored.language) ?? languages[0],
    headers: { 'idempotency-replayed': 'true' },
  };
}

/** A call with a key of nature is answered 200 when it is repeated, whatever it was the first time. */
const statusOfRepeat = ({ contract }: Operation, { status }: Answer) =>
  contract.idempotency === 'natural' ? 200 : status;

/**
 * Runs the operation once for a key: the same request again gets the first answer again. The record
 * is part of the transaction of the effect.
 */
export async function answerOnce(
  operation: Operation,
  event: APIGatewayProxyEventV2,
  context: OperationContext,
  input: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const { product, store, now, fingerprint, language } = context;
  const key = keyOf(operation, event);
  const remember = (answer: Answer): readonly GuardedItem[] => {
    if (key === undefined) return [];
    const body = JSON.stringify(answer.body);
    const replay = { fingerprint, status: statusOfRepeat(operation, answer), body, language };
    return [putReplay(product.product, key, replay, now)];
  };
  const run = () => operation.perform(input, context, remember);
  if (key === undefined) return run();

  const stored = await loadReplay(store, product.product, key);
  if (stored) return replayOf(stored, fingerprint);
  try {
    return await run();
  } catch (error) {
    return replayAfter(error, context, key);
  }
}

/**
 * Somebody used the key while we worked: theirs is the first answer. Their effect may also be why we
 * were refused.
 */
async function replayAfter(
  error: unknown,
  { product, store, fingerprint }: Context & { readonly fingerprint: string },
  key: string,
): Promise<Answer> {
  const stored =
    error instanceof KeyTaken || error instanceof Refused
      ? await loadReplay(store, product.product, key)
      : undefined;
  if (!stored) throw error;
  return replayOf(stored, fingerprint);
}
