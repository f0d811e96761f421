import { describe, expect, it } from 'vitest';
import { expectProblem, pathsOf } from './problems.ts';
import { contractOf, givenCustomer, goodRequest, named, takesBody } from './requests.ts';
import { unchanged } from './table.ts';

const withBody = named.filter(([, contract]) => takesBody(contract));
const withFields = withBody.filter(
  ([, contract]) => Object.keys(goodRequest(contract).fields).length > 0,
);
const quoteJob = contractOf('POST /quotes');
const startJob = contractOf('POST /jobs');
const listWork = contractOf('GET /work');

// biome-ignore format: one call a row
const optional: Readonly<Record<string, readonly string[]>> = {
  'POST /accounts':                         ['country'],
  'POST /jobs':                             ['shownCredits'],
  'POST /status':                           ['at'],
  'POST /accounts/{accountId}/adjustments': ['caseId'],
  'POST /accounts/{accountId}/closure':     ['reason'],
  'POST /checkouts':                        ['cancelUrl'],
  'POST /refund-quotes':                    ['paidOn', 'amountMinor', 'statement'],
  'POST /refunds/{refundId}/decision':      ['statutory'],
  'POST /cases':                            ['accountId', 'attachments'],
  'POST /cases/{caseId}/details':           ['project'],
};

const long = 'x'.repeat(300);
const none: readonly unknown[] = [];
const nested: readonly unknown[] = [[]];
const never = [null, true, {}, none, nested, '', ' ', long, -1, 1.5, 'ü', 'a b'];

/** What people may write as they like, and what else a field takes of what most do not. */
const takes: Readonly<Record<string, readonly unknown[]>> = {
  source: ['ü', 'a b'],
  by: ['ü', 'a b'],
  reason: ['ü', 'a b', long],
  statement: ['ü', 'a b', long],
  statutory: [true],
  message: ['ü', 'a b', long],
  project: ['ü', 'a b'],
  attachments: [none, nested],
  submit: [true],
  credits: [-1],
};

describe.each(withFields)('%s with fields that are none', (name, contract) => {
  it('an empty body lacks all that are needed', async () => {
    const { world } = await givenCustomer();
    const { fields, ...request } = goodRequest(contract);
    const needed = Object.keys(fields).filter((field) => !optional[name]?.includes(field));
    for (const body of ['', '{}']) {
      const answered = await unchanged(world, () => world.send({ ...request, body }));
      expectProblem(answered, 422, 'invalid_request');
      expect(pathsOf(answered)).toEqual(needed);
    }
  });

  it('a value of another kind is named by its path', async () => {
    const { world } = await givenCustomer();
    const { fields, ...request } = goodRequest(contract);
    await unchanged(world, async () => {
      for (const field of Object.keys(fields)) {
        for (const value of never.filter((one) => !takes[field]?.includes(one))) {
          const body = JSON.stringify({ ...fields, [field]: value });
          const answered = await world.send({ ...request, body });
          expectProblem(answered, 422, 'invalid_request');
          expect([field, value, ...new Set(pathsOf(answered))]).toEqual([field, value, field]);
        }
      }
    });
  });

  it('all that is wrong is told at once', async () => {
    const { world } = await givenCustomer();
    const { fields, ...request } = goodRequest(contract);
    const body = JSON.stringify(Object.fromEntries(Object.keys(fields).map((name) => [name, {}])));
    const answered = await world.send({ ...request, body });
    expect(pathsOf(answered)).toEqual(Object.keys(fields));
  });
});

describe('a field that nobody asked for is refused (mass assignment)', () => {
  // biome-ignore format: one word after the other
  const extras = ['admin', 'status', 'credits', 'balance', 'lots', 'owed', 'openedAt', 'product', 'draws', 'state', 'fingerprint', 'constructor', '__proto__'];

  it.each(withBody)('%s', async (_name, contract) => {
    const { world } = await givenCustomer();
    const { fields, ...request } = goodRequest(contract);
    const good = JSON.stringify(fields).slice(1, -1);
    await unchanged(world, async () => {
      for (const extra of extras.filter((one) => !Object.hasOwn(fields, one))) {
        const body = `{${good}${good && ','}"${extra}":1}`;
        expectProblem(await world.send({ ...request, body }), 422, 'invalid_request');
      }
    });
  });

  it.each(named)('%s, in the query', async (_name, contract) => {
    const { world } = await givenCustomer();
    const request = goodRequest(contract);
    const path = `${request.path}${request.path.includes('?') ? '&' : '?'}admin=true`;
    const answered = await unchanged(world, () => world.send({ ...request, path }));
    expectProblem(answered, 422, 'invalid_request');
  });

  it('and it is named, in the body and in the query, so that the caller can find it', async () => {
    const { world } = await givenCustomer();
    const { fields, ...request } = goodRequest(startJob);
    const body = JSON.stringify({ ...fields, shownCredit: 20 });
    const answers = [
      await world.send({ ...request, body }),
      await world.send({ ...goodRequest(listWork), path: '/v1/skena/work?kind=case&limt=1' }),
    ];
    const told = answers.map((answered) => JSON.stringify(answered.body.errors));
    expect(told).toEqual([expect.stringContaining('shownCredit'), expect.stringContaining('limt')]);
  });
});

describe('a price that was shown is a whole number of credits', () => {
  // biome-ignore format: one case a row
  it.each([
    // written                      then
    ['20',                          201],
    ['2e1',                         201],
    ['9007199254740991',            201],
    ['9007199254740992',            422],
    ['1e400',                       422],
    ['-1e400',                      422],
    ['-1',                          422],
    ['19.999999',                   422],
    ['0.1',                         422],
    ['"20"',                        422],
    ['"NaN"',                       422],
    ['[20]',                        422],
    ['null',                        422],
    ['0',                           409],
    ['-0',                          409],
  ])('%s: %i', async (shown, status) => {
    const { world } = await givenCustomer();
    const { fields, ...request } = goodRequest(startJob);
    const { shownCredits: _shown, ...rest } = fields;
    const body = `${JSON.stringify(rest).slice(0, -1)},"shownCredits":${shown}}`;
    const answered = await world.send({ ...request, body });
    expect(answered.status).toBe(status);
    if (status === 422) expect(pathsOf(answered)).toEqual(['shownCredits']);
  });
});

describe('variants are 1 to 100, by count or by different ids', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `id-${index}`);

  // biome-ignore format: one case a row
  it.each<[string, unknown, boolean]>([
    ['one',                      1,                        true],
    ['a hundred',                100,                      true],
    ['none',                     0,                        false],
    ['a hundred and one',        101,                      false],
    ['less than none',           -1,                       false],
    ['half of one',              0.5,                      false],
    ['more than can be counted', 2 ** 53,                  false],
    ['a count in words',         '3',                      false],
    ['one id',                   ids(1),                   true],
    ['a hundred ids',            ids(100),                 true],
    ['a list of none',           [],                       false],
    ['a hundred and one ids',    ids(101),                 false],
    ['an id twice',              ['a', 'b', 'a'],          false],
    ['an empty id',              [''],                     false],
    ['an id of 129 characters',  ['x'.repeat(129)],        false],
    ['a slash in an id',         ['a/b'],                  false],
    ['a list in the list',       [['a']],                  false],
    ['null in the list',         [null],                   false],
    ['ids as names of a map',    { a: 1 },                 false],
    ['names of every object',    ['__proto__', 'constructor', 'toString'], true],
  ])('%s', async (_case, variants, isTaken) => {
    const { world } = await givenCustomer();
    for (const contract of [quoteJob, startJob]) {
      const { fields, ...request } = goodRequest(contract);
      const { shownCredits: _shown, ...rest } = fields;
      const body = JSON.stringify({ ...rest, action: 'image', variants });
      const answered = await world.send({ ...request, body });
      if (isTaken) expect(answered.status).toBeLessThan(300);
      else expectProblem(answered, 422, 'invalid_request');
      if (!isTaken) expect(pathsOf(answered)[0]).toMatch(/^variants\b/);
    }
  });
});

describe('an account has an e-mail address that a message can go to', () => {
  // biome-ignore format: one case a row
  it.each<[string, string, boolean]>([
    ['a plain one',              'ann@example.com',                       true],
    ['with a tag',               'ann+skena@mail.example.co.id',          true],
    ['in another alphabet',      'анна@пример.рф',                        true],
    ['of 254 characters',        `${'a'.repeat(242)}@example.com`,        true],
    ['of 255 characters',        `${'a'.repeat(243)}@example.com`,        false],
    ['no at',                    'ann.example.com',                       false],
    ['two of them',              'ann@ben@example.com',                   false],
    ['nobody at a place',        '@example.com',                          false],
    ['somebody nowhere',         'ann@',                                  false],
    ['a space in it',            'an n@example.com',                      false],
    ['a line break in it',       'ann@example.com\nbcc:b@example.com',    false],
    ['a NUL in it',              'ann\0@example.com',                     false],
    ['a bell in it',             'ann\u0007@example.com',                 false],
    ['DEL in it',                'ann\u007f@example.com',                 false],
    ['half a character in it',   'ann\ud800@example.com',                 false],
  ])('%s', async (_case, email, isTaken) => {
    const { world } = await givenCustomer();
    const { fields, ...request } = goodRequest(contractOf('POST /accounts'));
    const sent = { ...request, body: JSON.stringify({ ...fields, email }) };
    if (isTaken) {
      expect((await world.send(sent)).body.email).toBe(email);
      return;
    }
    const answered = await unchanged(world, () => world.send(sent));
    expectProblem(answered, 422, 'invalid_request');
    expect(pathsOf(answered)).toContain('email');
  });
});

describe('a word that the catalogue does not have is the caller’s to mend', () => {
  // biome-ignore format: one case a row
  it.each([
    ['POST /quotes',                          'action', 'hologram'],
    ['POST /quotes',                          'action', 'constructor'],
    ['POST /quotes',                          'action', 'text-to-video'],
    ['POST /jobs',                            'action', 'hologram'],
    ['POST /jobs',                            'action', 'constructor'],
    ['POST /payments/{paymentId}/attachment', 'pack',   'gone'],
    ['POST /payments/{paymentId}/attachment', 'pack',   'constructor'],
    ['POST /payments/{paymentId}/attachment', 'pack',   'hundred'],
    ['POST /checkouts',                       'pack',   'gone'],
    ['POST /checkouts',                       'pack',   'constructor'],
    ['POST /checkouts',                       'pack',   'hundred'],
  ])('%s with %s %s', async (name, field, word) => {
    const { world } = await givenCustomer();
    const { fields, ...request } = goodRequest(contractOf(name));
    const body = JSON.stringify({ ...fields, [field]: word });
    const answered = await unchanged(world, () => world.send({ ...request, body }));
    expectProblem(answered, 422, 'invalid_request');
    expect(pathsOf(answered)).toEqual([field]);
  });
});
