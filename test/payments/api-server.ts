import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** @property params of the query or of a form, as flat as they came */
export type ApiRequest = {
  readonly route: string;
  readonly id?: string;
  readonly headers: IncomingMessage['headers'];
  readonly params: Readonly<Record<string, string>>;
  readonly body: string;
};

export type ApiAnswer = {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * What goes wrong with a request: nothing ever comes back, or only half an answer, the connection is cut
 * before anything was done, or after, or this is the answer instead, perhaps late.
 */
export type Fault = 'hang' | 'stall' | 'cut' | 'reply_lost' | ApiAnswer | Promise<ApiAnswer>;

export type ApiServer = {
  readonly url: string;
  readonly requests: readonly ApiRequest[];
  /** From now on, for every request of the route; after `times` of them all is well again. */
  readonly fail: (route: string, fault: Fault, times?: number) => void;
  readonly stop: () => Promise<unknown>;
};

async function requestOf(message: IncomingMessage): Promise<ApiRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const { pathname, search } = new URL(message.url ?? '', 'http://localhost');
  const isForm = message.headers['content-type']?.includes('form') && body;
  const [, path, id] = /^(.*?)(?:\/((?:txn|pi)_\w+))?$/.exec(pathname) ?? [];
  return {
    route: `${message.method} ${path}`,
    ...(id && { id }),
    headers: message.headers,
    params: Object.fromEntries(new URLSearchParams(isForm ? body : search)),
    body,
  };
}

function send(response: ServerResponse, { status = 200, json, text, headers }: ApiAnswer) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(text ?? JSON.stringify(json));
}

/** A server on loopback that remembers what it was asked. */
export async function startApi(answer: (request: ApiRequest) => ApiAnswer): Promise<ApiServer> {
  const requests: ApiRequest[] = [];
  const faults = new Map<string, { readonly fault: Fault; left: number }>();
  const faultOf = (route: string): Fault | undefined => {
    const found = faults.get(route);
    if (!found || found.left === 0) return undefined;
    found.left -= 1;
    return found.fault;
  };
  const server = createServer(async (message, response) => {
    const request = await requestOf(message);
    requests.push(request);
    const fault = faultOf(request.route);
    if (fault === 'hang') return;
    if (fault === 'stall') return void response.writeHead(200).write('{"id":');
    if (fault === 'reply_lost') answer(request);
    if (fault === 'cut' || fault === 'reply_lost') message.socket.destroy();
    else send(response, (await fault) ?? answer(request));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    fail: (route, fault, times = Number.POSITIVE_INFINITY) =>
      faults.set(route, { fault, left: times }),
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
