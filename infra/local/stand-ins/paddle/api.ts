import { type ApiReply, Refused, replyTo } from '../api-reply.ts';
import type { Api, ApiRequest } from '../api-server.ts';
import type { World } from '../world.ts';
import { adjustmentCalls } from './adjustments.ts';
import type { AdjustmentsMade } from './adjustments-made.ts';
import { paddleError } from './errors.ts';
import { transactionCalls } from './transactions.ts';

const badRequest = paddleError({ code: 'bad_request', detail: 'The body is no JSON object.' });

const unauthorized = (authorization: string | undefined): ApiReply =>
  authorization === undefined
    ? paddleError({ code: 'authentication_missing', detail: 'No authorization header.' })
    : paddleError({ code: 'authentication_malformed', detail: 'Not of the form Bearer key.' });

const unknownPath = ({ path }: ApiRequest): ApiReply =>
  paddleError({ code: 'not_found', detail: `${path} not found` });

function bodyOf({ body }: ApiRequest): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

const paramsOf = (request: ApiRequest) =>
  request.method === 'POST' ? bodyOf(request) : Object.fromEntries(request.query);

/** As much of Paddle's API as is called. */
export function paddleApi(made: AdjustmentsMade, world: World): Api {
  const calls = [...adjustmentCalls(made, world), ...transactionCalls(world)];
  const find = ({ method, path }: ApiRequest) =>
    calls.find((call) => call.method === method && call.path.test(path));

  return async (request) => {
    const { method, path, headers } = request;
    const call = find(request);
    const read = paramsOf(request);
    const params = { ...call?.path.exec(path)?.groups, ...read };
    const heard = { call: call?.call ?? `${method} ${path}`, params };
    const reply = await replyTo(() => {
      if (!/^bearer \S+$/i.test(headers.authorization ?? '')) {
        throw new Refused(unauthorized(headers.authorization));
      }
      if (!call) return unknownPath(request);
      return read === undefined ? badRequest : call.perform(params, request);
    });
    return { heard, reply };
  };
}
