import { describe, expect, it } from 'vitest';
import { type HttpRequest, toEvent } from '../../infra/local/event.ts';
import { router } from '../../infra/local/routing.ts';

const find = router(
  [
    '$default',
    'ANY /v1/{product}/jobs/{jobId}',
    'ANY /v1/{product}/jobs/latest',
    'ANY /v1/{product}/{anything}/latest',
    'ANY /v1/health',
  ].map((routeKey) => ({ routeKey, served: routeKey })),
);

describe('a path', () => {
  // biome-ignore format: one path a row
  it.each([
    // path                          route                               parameters
    ['/v1/health',                   'ANY /v1/health',                   {}],
    ['/v1/skena/jobs/one',           'ANY /v1/{product}/jobs/{jobId}',   { product: 'skena', jobId: 'one' }],
    ['/v1/skena/jobs/latest',        'ANY /v1/{product}/jobs/latest',    { product: 'skena' }],
    ['/v1/skena/orders/latest',      'ANY /v1/{product}/{anything}/latest', { product: 'skena', anything: 'orders' }],
    ['/v1/skena/jobs/a%2Fb%20c',     'ANY /v1/{product}/jobs/{jobId}',   { product: 'skena', jobId: 'a/b c' }],
    ['/v1/skena/jobs/%e4%bd%a0',     'ANY /v1/{product}/jobs/{jobId}',   { product: 'skena', jobId: '你' }],
    ['/v1/skena/jobs/%zz',           '$default',                         {}],
    ['/v1/skena/jobs/%e4',           '$default',                         {}],
    ['/v1/skena/jobs/',              '$default',                         {}],
    ['/v1/skena/jobs/one/',          '$default',                         {}],
    ['/v1//jobs/one',                '$default',                         {}],
    ['/V1/health',                   '$default',                         {}],
    ['/v1/health/',                  '$default',                         {}],
    ['*',                            '$default',                         {}],
    ['http://elsewhere/v1/health',   '$default',                         {}],
  ])('%s is served by %s', (path, routeKey, parameters) => {
    expect(find(path)).toEqual({ routeKey, served: routeKey, parameters });
  });

  it.each(['GET /v1/health', 'ANY /v1/{proxy+}'])('refuses the route %s it cannot serve', (key) => {
    const routes = ['$default', key].map((routeKey) => ({ routeKey, served: 0 }));
    expect(() => router(routes)).toThrow(`cannot serve ${key}`);
  });
});

describe('an event', () => {
  const request: HttpRequest = {
    requestId: 'request-1',
    method: 'POST',
    rawPath: '/v1/skena/jobs/a%20b',
    rawQueryString: 'kind=a&kind=b&text=1+2%26',
    headers: { host: 'localhost:8787', cookie: 'a=1; b=2', 'content-type': 'application/json' },
    sourceIp: '127.0.0.1',
    protocol: 'HTTP/1.1',
    body: Buffer.from('{"say":"你好"}'),
  };
  const routed = { routeKey: 'ANY /v1/{product}/jobs/{jobId}', parameters: { jobId: 'a b' } };

  it('is what API Gateway tells in payload format 2.0', () => {
    expect(toEvent(request, routed)).toMatchObject({
      version: '2.0',
      routeKey: routed.routeKey,
      rawPath: request.rawPath,
      rawQueryString: request.rawQueryString,
      cookies: ['a=1', 'b=2'],
      headers: { host: 'localhost:8787', 'content-type': 'application/json' },
      queryStringParameters: { kind: 'a,b', text: '1 2&' },
      pathParameters: { jobId: 'a b' },
      requestContext: {
        requestId: 'request-1',
        routeKey: routed.routeKey,
        stage: '$default',
        http: { method: 'POST', path: request.rawPath, protocol: 'HTTP/1.1' },
      },
      body: '{"say":"你好"}',
      isBase64Encoded: false,
    });
    expect(toEvent(request, routed).headers).not.toHaveProperty('cookie');
  });

  it('leaves out what there is none of', () => {
    const bare = { ...request, rawQueryString: '', headers: {}, body: Buffer.alloc(0) };
    const event = toEvent(bare, { routeKey: '$default', parameters: {} });
    for (const absent of ['body', 'cookies', 'pathParameters', 'queryStringParameters']) {
      expect(event).not.toHaveProperty(absent);
    }
  });

  // biome-ignore format: one body a row
  it.each([
    // what                       type                          bytes                  in base64
    ['JSON',                      'application/json',           Buffer.from('{}'),     false],
    ['a problem',                 'application/problem+json',   Buffer.from('{}'),     false],
    ['text',                      'text/plain; charset=utf-8',  Buffer.from('x'),      false],
    ['what has no type',          undefined,                    Buffer.from('x'),      false],
    ['an image',                  'image/png',                  Buffer.from('x'),      true],
    ['JSON that is not UTF-8',    'application/json',           Buffer.from([0xff]),   true],
  ])('carries %s without losing a byte', (_what, type, body, isBase64Encoded) => {
    const headers = type === undefined ? {} : { 'content-type': type };
    const event = toEvent({ ...request, headers, body }, routed);
    expect(event.isBase64Encoded).toBe(isBase64Encoded);
    const bytes = Buffer.from(event.body ?? '', isBase64Encoded ? 'base64' : 'utf8');
    expect(bytes.equals(body)).toBe(true);
  });
});
