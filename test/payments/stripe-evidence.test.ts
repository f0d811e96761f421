import { describe, expect, it, onTestFinished } from 'vitest';
import { toInstant } from '../../shared/domain/instant.ts';
import { paddleProvider } from '../../shared/payments/paddle/client.ts';
import type { EvidenceRequest } from '../../shared/payments/provider.ts';
import { stripeProvider } from '../../shared/payments/stripe/client.ts';
import { type ApiAnswer, type ApiRequest, type Fault, startApi } from './api-server.ts';

const route = 'POST /v1/disputes/du_1';
const looks = 'GET /v1/disputes/du_1';
const charges = 'GET /v1/charges';

const request: EvidenceRequest = {
  disputeId: 'du_1',
  status: 'open',
  fields: { access_activity_log: 'one\ntwo', customer_email_address: 'ann@example.com' },
  draftedAt: toInstant('2026-03-02T09:00:00.000Z'),
  submit: true,
  attempt: 1,
};

/** Stripe, as far as it takes evidence of one dispute, once. */
async function start() {
  const kept = { mark: '', submissions: 0 };
  const answer = ({ route: asked, params }: ApiRequest): ApiAnswer => {
    if (asked === charges) {
      const data = [
        { id: 'ch_failed', status: 'failed' },
        { id: 'ch_good', status: 'succeeded' },
      ];
      return { json: { object: 'list', data, has_more: false, url: '/v1/charges' } };
    }
    const isClosed = asked === route && kept.submissions > 0;
    const type = 'invalid_request_error';
    if (isClosed) return { status: 400, json: { error: { type, message: 'Submitted before' } } };
    if (asked === route) {
      kept.mark = params['metadata[makegood_evidence]'] ?? '';
      kept.submissions += params.submit === 'true' ? 1 : 0;
    }
    const metadata = kept.mark ? { makegood_evidence: kept.mark } : {};
    const evidence_details = { submission_count: kept.submissions };
    return { json: { id: 'du_1', object: 'dispute', metadata, evidence_details } };
  };
  const server = await startApi(answer);
  onTestFinished(async () => void (await server.stop()));
  const provider = stripeProvider({ apiKey: 'sk_test_1', apiUrl: server.url, timeoutMs: 1000 });
  const keys = () =>
    server.requests
      .filter((one) => one.route === route)
      .map(({ headers }) => headers['idempotency-key']);
  return { ...server, provider, kept, keys };
}

const failing = (status: number, error: object): Fault => ({
  status,
  json: { error },
  headers: { 'stripe-should-retry': 'false' },
});

const accepted = { reply: 'accepted' };

describe('what Stripe is told of a dispute', () => {
  it.each([[true], [false]])(
    'submit is said, also where it is what Stripe takes for granted: %s',
    async (submit) => {
      const { provider, requests } = await start();
      expect(await provider.sendEvidence({ ...request, submit })).toEqual(accepted);
      expect(requests).toMatchObject([
        {
          route,
          params: {
            'evidence[access_activity_log]': 'one\ntwo',
            'evidence[customer_email_address]': 'ann@example.com',
            submit: String(submit),
          },
          headers: { 'idempotency-key': expect.stringMatching(/^evidence:du_1:[0-9a-f]{32}:1$/) },
        },
      ]);
    },
  );

  // biome-ignore format: one case a row
  it.each<[string, Partial<EvidenceRequest>, boolean]>([
    // the second call            but for                                               is another one
    ['the same again',            {},                                                   false],
    ['another text',              { fields: { customer_email_address: 'bo@a.example' } }, true],
    ['a draft',                   { submit: false },                                    true],
    ['drawn up another time',     { draftedAt: toInstant('2026-03-03T09:00:00.000Z') },  true],
    ['when it was a warning',     { status: 'warning' },                                true],
    ['another attempt',           { attempt: 2 },                                       true],
  ])('%s: one key for one thing', async (_case, change, isOther) => {
    const { provider, keys } = await start();
    await provider.sendEvidence(request);
    await provider.sendEvidence({ ...request, ...change });
    const [first, second] = keys();
    expect(first !== second).toBe(isOther);
  });

  // biome-ignore format: one case a row
  it.each<[string, Fault | undefined, string | undefined]>([
    ['the charge of the payment',              undefined,                                    'ch_good'],
    ['none, where Stripe names no charge',     { json: { data: [], has_more: false } },      undefined],
    ['none, where Stripe does not say',        failing(500, { type: 'api_error' }),          undefined],
  ])('for a double it names %s', async (_case, fault, charge) => {
    const { provider, requests, fail } = await start();
    if (fault) fail(charges, fault);
    const fields = { ...request.fields, duplicate_charge_id: 'pi_1' };
    expect(await provider.sendEvidence({ ...request, fields })).toEqual(accepted);
    expect(requests[0]).toMatchObject({ route: charges, params: { payment_intent: 'pi_1' } });
    expect(requests.at(-1)?.params['evidence[duplicate_charge_id]']).toBe(charge);
  });
});

describe('what Stripe said, or did not', () => {
  // biome-ignore format: one case a row
  it.each<[string, Fault, object]>([
    ['a wrong key',                failing(401, { type: 'invalid_request_error' }),              { reply: 'later', code: 'authentication_failed' }],
    ['too much at once',           failing(429, { code: 'rate_limit' }),                         { reply: 'later', code: 'rate_limit' }],
    ['a failure of its own',       failing(500, { type: 'api_error' }),                          { reply: 'unknown', code: 'api_error' }],
    ['a page that is no JSON',     { status: 502, text: '<html>', headers: { 'stripe-should-retry': 'false' } }, { reply: 'unknown' }],
    ['no answer',                  'hang',                                                       { reply: 'unknown', code: 'timeout' }],
    ['half an answer',             'stall',                                                      { reply: 'unknown', code: 'timeout' }],
    ['a connection that was cut',  'cut',                                                        { reply: 'unknown', code: 'connection_failed' }],
    ['no such dispute',            failing(404, { code: 'resource_missing' }),                   { reply: 'refused', code: 'resource_missing' }],
    ['a field that is too long',   failing(400, { type: 'invalid_request_error', param: 'evidence' }), { reply: 'refused', code: 'invalid_evidence' }],
  ])('%s', async (_case, fault, reply) => {
    const { provider, fail } = await start();
    fail(route, fault);
    expect(await provider.sendEvidence(request)).toMatchObject(reply);
  });

  it('no to what it has taken before: it has it', async () => {
    const { provider, kept } = await start();
    await provider.sendEvidence(request);
    expect(await provider.sendEvidence({ ...request, attempt: 2 })).toEqual(accepted);
    expect(kept.submissions).toBe(1);
  });

  it('no to what somebody else has submitted: it has not', async () => {
    const { provider, kept } = await start();
    await provider.sendEvidence(request);
    kept.mark = 'another';
    expect(await provider.sendEvidence({ ...request, attempt: 2 })).toMatchObject({
      reply: 'refused',
    });
  });
});

describe('what an earlier call did', () => {
  // biome-ignore format: one case a row
  it.each<[string, Partial<EvidenceRequest> | undefined, object]>([
    // was sent               that                      is it there
    ['nothing',               undefined,                { reply: 'refused', code: 'not_found' }],
    ['the same',              {},                       accepted],
    ['another text',          { fields: {} },           { reply: 'refused', code: 'not_found' }],
    ['a draft of the same',   { submit: false },        { reply: 'refused', code: 'not_found' }],
    ['as another attempt',    { attempt: 7 },           accepted],
  ])('%s', async (_case, sent, found) => {
    const { provider } = await start();
    if (sent) await provider.sendEvidence({ ...request, ...sent });
    expect(await provider.findEvidence(request)).toEqual(found);
  });

  // biome-ignore format: one case a row
  it.each<[string, Fault, object]>([
    ['no such dispute',       failing(404, { code: 'resource_missing' }),           { reply: 'refused', code: 'not_found' }],
    ['a wrong key',           failing(401, { type: 'invalid_request_error' }),      { reply: 'unknown', code: 'authentication_failed' }],
    ['a failure of Stripe’s', failing(500, { type: 'api_error' }),                  { reply: 'unknown', code: 'api_error' }],
    ['half a dispute',        { json: { id: 'du_1', evidence_details: 'none' } },   { reply: 'unknown', code: 'unreadable_reply' }],
  ])('could not be asked, %s', async (_case, fault, reply) => {
    const { provider, fail } = await start();
    fail(looks, fault);
    expect(await provider.findEvidence(request)).toEqual(reply);
  });
});

describe('Paddle answers its disputes itself', () => {
  it('and is told nothing', async () => {
    const paddle = paddleProvider({ apiKey: 'pdl_test', apiUrl: 'http://127.0.0.1:9' });
    expect(await paddle.sendEvidence(request)).toEqual({
      reply: 'refused',
      code: 'evidence_not_taken',
    });
    expect(await paddle.findEvidence(request)).toEqual({ reply: 'refused', code: 'not_found' });
  });
});
