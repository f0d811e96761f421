import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { Provider } from '../../../shared/domain/payment.ts';
import { errorFields, type Log } from '../../../shared/runtime/log.ts';
import type { ApiReply } from './api-reply.ts';
import type { PaymentCall, PaymentCalls } from './payment-calls.ts';

/** @property origin how the caller reaches us */
export type ApiRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly origin: string;
};

/** @property heard what was asked, in the words of the provider's library */
export type Served = {
  readonly heard: Pick<PaymentCall, 'call' | 'params' | 'idempotencyKey'>;
  readonly reply: ApiReply;
};

export type Api = (request: ApiRequest) => Promise<Served>;

export type ApiServer = { readonly url: string; readonly stop: () => Promise<void> };

/** @property provider whose API is served, and in whose name calls are recorded */
type Serving = {
  readonly provider: Provider;
  readonly now: () => Instant;
  readonly calls: PaymentCalls;
  readonly log: Log;
};

const single = (value: string | string[] | undefined) =>
  Array.isArray(value) ? value.join(',') : value;

async function requestOf(message: IncomingMessage): Promise<ApiRequest> {
  const { method = '', url = '', headers } = message;
  const origin = `http://${headers.host}`;
  const { pathname: path, searchParams: query } = new URL(url, origin);
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return {
    method,
    path,
    query,
    headers: Object.fromEntries(Object.entries(headers).map(([name, v]) => [name, single(v)])),
    body: Buffer.concat(chunks).toString('utf8'),
    origin,
  };
}

const resultOf = ({ status, id, code, isCut }: ApiReply): PaymentCall['result'] => {
  const outcome = isCut ? 'no_reply' : status < 400 ? 'ok' : 'error';
  return { outcome, ...(id !== undefined && { id }), ...(code !== undefined && { code }) };
};

/**
 * No connection serves twice: a library that finds a kept one cut takes it for a stale one and asks
 * again, and a connection that is cut on purpose must not look like that.
 */
function send(response: ServerResponse, { status, body, headers, isCut }: ApiReply): void {
  if (isCut) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    'content-type': 'application/json',
    connection: 'close',
    ...headers,
  });
  response.end(JSON.stringify(body));
}

const page = 'A customer would pay here. This is a stand-in: nobody pays, and nothing is told.\n';

async function serve(message: IncomingMessage, response: ServerResponse, api: Api, to: Serving) {
  try {
    const request = await requestOf(message);
    if (/^\/pay(\/|$)/.test(request.path)) {
      response.writeHead(200, { 'content-type': 'text/plain', connection: 'close' }).end(page);
      return;
    }
    const at = to.now();
    const { heard, reply } = await api(request);
    to.calls.record({ provider: to.provider, ...heard, at, result: resultOf(reply) });
    send(response, reply);
  } catch (error) {
    if (message.destroyed && !message.complete) return;
    to.log({ level: 'error', what: 'stand_in_fault', ...errorFields(error) });
    send(response, { status: 500, body: { error: { type: 'api_error', message: String(error) } } });
  }
}

/** Serves an API on a free port of loopback. */
export async function startApiServer(api: Api, to: Serving): Promise<ApiServer> {
  const server = createServer((message, response) => void serve(message, response, api, to));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, stop };
}
