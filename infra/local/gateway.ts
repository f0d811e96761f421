import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problemToHttp } from '../../shared/runtime/answer.ts';
import { errorFields, type Log } from '../../shared/runtime/log.ts';
import { Problem } from '../../shared/runtime/problem.ts';
import type { HttpRequest } from './event.ts';

export type Respond = (request: HttpRequest) => Promise<APIGatewayProxyStructuredResultV2>;

/** @property stop lets requests that are being answered finish, for a while */
export type Gateway = { readonly port: number; readonly stop: () => Promise<void> };

/** More than the functions take, so that it is they who refuse what is too large. */
const mostBytes = 1024 * 1024;

/**
 * The whole body. One that is too large is read to its end and thrown away, because a client that is
 * still sending does not hear an answer.
 *
 * @throws Problem `too_large`
 */
async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    bytes += chunk.length;
    if (bytes <= mostBytes) chunks.push(chunk);
  }
  if (bytes > mostBytes) throw new Problem('too_large');
  return Buffer.concat(chunks);
}

async function requestOf(message: IncomingMessage, requestId: string): Promise<HttpRequest> {
  const { method = '', url = '', headers, socket, httpVersion } = message;
  const [rawPath = '', ...query] = url.split('?');
  return {
    requestId,
    method,
    rawPath,
    rawQueryString: query.join('?'),
    headers,
    sourceIp: socket.remoteAddress ?? '',
    protocol: `HTTP/${httpVersion}`,
    body: await bodyOf(message),
  };
}

function send(
  response: ServerResponse,
  { statusCode = 200, headers = {}, body = '', isBase64Encoded }: APIGatewayProxyStructuredResultV2,
): void {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
  response.writeHead(statusCode, { 'content-length': bytes.length }).end(bytes);
}

/** An error that a function let out is a fault; API Gateway says no more of it than that. */
async function answer(
  message: IncomingMessage,
  response: ServerResponse,
  respond: Respond,
  log: Log,
): Promise<void> {
  const requestId = randomUUID();
  try {
    send(response, await respond(await requestOf(message, requestId)));
  } catch (error) {
    if (message.destroyed && !message.complete) return;
    const problem = error instanceof Problem ? error : new Problem('internal_error');
    if (problem !== error) log({ level: 'error', what: 'fault', requestId, ...errorFields(error) });
    send(response, problemToHttp(problem, requestId));
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      reject(isTaken ? new Error(`port ${port} is in use: choose another with --port`) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

const finishesWithin = 2_000;

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), finishesWithin);
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Listens on loopback only. @param port 0 takes any free one */
export async function startGateway(port: number, respond: Respond, log: Log): Promise<Gateway> {
  const server = createServer((message, response) => {
    void answer(message, response, respond, log);
  });
  await listen(server, port);
  return { port: (server.address() as AddressInfo).port, stop: () => close(server) };
}
