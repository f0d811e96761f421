import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What becomes of a call that gives Stripe evidence: it is cut off before anything was done, or after;
 * Stripe fails, and says so again whenever the same key is used.
 */
export type Trouble = 'cut' | 'reply_lost' | 'failed_for_good';

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A server between us and the stand-in for Stripe, on which calls about disputes may go wrong. */
export async function flakyStripe() {
  let target = '';
  const troubles: Trouble[] = [];
  const failed = new Set<string>();

  const server = createServer(async (message, response) => {
    const body = await bodyOf(message);
    const isAsked = message.method === 'POST' && message.url?.startsWith('/v1/disputes/');
    const key = String(message.headers['idempotency-key']);
    const trouble = isAsked ? troubles.shift() : undefined;
    if (trouble === 'failed_for_good') failed.add(key);
    if (isAsked && failed.has(key)) {
      response.writeHead(500, {
        'content-type': 'application/json',
        'stripe-should-retry': 'false',
      });
      return void response.end(JSON.stringify({ error: { type: 'api_error' } }));
    }
    if (trouble === 'cut') return void message.socket.destroy();
    const { authorization = '', 'content-type': type = '' } = message.headers;
    const headers = {
      authorization,
      ...(type && { 'content-type': type }),
      ...(message.headers['idempotency-key'] && { 'idempotency-key': key }),
    };
    const method = message.method ?? 'GET';
    const asked = { method, headers, ...(method === 'POST' && { body: new Uint8Array(body) }) };
    const answer = await fetch(`${target}${message.url}`, asked).catch(() => undefined);
    if (!answer) return void message.socket.destroy();
    const text = await answer.text();
    if (trouble === 'reply_lost') return void message.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behind: (url: string) => {
      target = url;
    },
    /** The SDK repeats a call once by itself, so it takes two of a kind for it to be seen. */
    next: (...more: readonly Trouble[]) => {
      troubles.push(...more);
    },
  };
}
