import { createHmac } from 'node:crypto';
import { type Instant, toMilliseconds } from '../../shared/domain/instant.ts';

/** What a sender puts on its request so that we believe it. */
export type Signer = (body: string, now: Instant) => Record<string, string>;

export const secrets = {
  stripe: 'whsec_of_the_tests',
  paddle: 'pdl_ntfset_of_the_tests',
  worker: 'whsec_dGhlIHRlc3RzJyBvd24gd29ya2VyIHNlY3JldA==',
} as const;

const seconds = (now: Instant) => Math.floor(toMilliseconds(now) / 1000);
const hex = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex');

export const signStripe: Signer = (body, now) => {
  const at = seconds(now);
  return { 'stripe-signature': `t=${at},v1=${hex(secrets.stripe, `${at}.${body}`)}` };
};

export const signPaddle: Signer = (body, now) => {
  const at = seconds(now);
  return { 'paddle-signature': `ts=${at};h1=${hex(secrets.paddle, `${at}:${body}`)}` };
};

export const signWorker: Signer = (body, now) => {
  const [id, at] = ['msg_1', String(seconds(now))];
  const key = Buffer.from(secrets.worker.slice('whsec_'.length), 'base64');
  const digest = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': `v1,${digest}` };
};
