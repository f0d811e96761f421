import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { connect } from '../../shared/store/store.ts';

type Transport = DynamoDBClient['config']['requestHandler'];
type Answered = Awaited<ReturnType<Transport['handle']>>;
type Key = { readonly pk: { readonly S: string }; readonly sk: { readonly S: string } };
type Written = { readonly Key?: Key; readonly Item?: Key };

/** What a request holds that a fault may go by. */
export type Input = Written & {
  readonly ClientRequestToken?: string;
  readonly ConsistentRead?: boolean;
  readonly TransactItems?: readonly Readonly<Record<string, Written>>[];
};

/**
 * One attempt of the SDK to reach the table; its own retries are attempts too.
 *
 * @property operation `TransactWriteItems`
 * @property send lets it happen, and has the answer whole
 */
export type Attempt = {
  readonly operation: string;
  readonly input: Input;
  readonly send: () => Promise<Answered>;
};

export type Wire = (attempt: Attempt) => Promise<Answered>;

async function whole({ response }: Answered): Promise<Answered> {
  const parts: Buffer[] = [];
  for await (const part of response.body) parts.push(part);
  return { response: { ...response, body: Buffer.concat(parts) } } as Answered;
}

/**
 * A client of the same engine whose every attempt goes over `wire`.
 *
 * @param maxAttempts of the SDK itself, which waits in real time between them
 */
export const overWire =
  (wire: Wire, maxAttempts = 3) =>
  ({ config: { requestHandler } }: DynamoDBDocumentClient): DynamoDBDocumentClient => {
    const handle: Transport['handle'] = (request, options) =>
      wire({
        operation: (request.headers['x-amz-target'] ?? '').split('.').at(-1) ?? '',
        input: JSON.parse(new TextDecoder().decode(request.body)),
        send: async () => whole(await requestHandler.handle(request, options)),
      });
    return connect({
      endpoint: inject('engine'),
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts,
      requestHandler: {
        handle,
        updateHttpClientConfig: () => undefined,
        httpHandlerConfigs: () => ({}),
      },
    });
  };

const refusal = (type: string, fields: Readonly<Record<string, unknown>> = {}): Answered => {
  const text = { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type, ...fields };
  return {
    response: {
      statusCode: 400,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: Buffer.from(JSON.stringify(text)),
    },
  } as unknown as Answered;
};

/** The table's own errors, as they come over the wire. */
export const refusals = {
  of: refusal,
  cancelled: (codes: readonly string[]) =>
    refusal('TransactionCanceledException', {
      Message: `Transaction cancelled [${codes.join(', ')}]`,
      CancellationReasons: codes.map((Code) => ({ Code })),
    }),
};

/** The request was carried out, its answer never came. */
export async function replyLost({ send }: Attempt): Promise<never> {
  await send();
  throw Object.assign(new Error('no answer came'), { name: 'TimeoutError' });
}

/**
 * Reads that need not be fresh see each item as it was when it was first looked for, however long
 * ago that is: the furthest that such a read may lag.
 */
export function lagging(): Wire {
  const seen = new Map<string, Answered>();
  return async ({ operation, input, send }) => {
    if (operation !== 'GetItem' || input.ConsistentRead) return send();
    const key = JSON.stringify(input.Key);
    const answer = seen.get(key) ?? (await send());
    seen.set(key, answer);
    return answer;
  };
}

/**
 * A process that dies before or after its `at`-th call: from there on nothing it does reaches the
 * table, until it is started again.
 */
export function mortal() {
  let calls = 0;
  let plan: { readonly at: number; readonly when: 'before' | 'after' } | undefined;
  const isDead = (when: 'before' | 'after') =>
    plan !== undefined && (calls > plan.at || (calls === plan.at && plan.when === when));
  const wire: Wire = async ({ send }) => {
    calls += 1;
    const call = calls;
    if (isDead('before')) throw new Error('the process is dead');
    const answer = await send();
    if (plan?.at === call && plan.when === 'after') throw new Error('the process is dead');
    return answer;
  };
  return {
    wire,
    calls: () => calls,
    hasDied: () => plan !== undefined && calls >= plan.at,
    dieAt: (at: number, when: 'before' | 'after') => {
      [calls, plan] = [0, { at, when }];
    },
    startAgain: () => {
      [calls, plan] = [0, undefined];
    },
  };
}
