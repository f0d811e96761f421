import { describe, expect, it } from 'vitest';
import { Misconfigured, readConfig, secretsOf } from '../../shared/runtime/config.ts';

const hash = 'ab'.repeat(32);

const complete = {
  MAKEGOOD_TABLE: 'a-table',
  MAKEGOOD_STRIPE_WEBHOOK_SECRET: 'whsec_stripe',
  MAKEGOOD_PADDLE_WEBHOOK_SECRET: 'pdl_paddle',
  MAKEGOOD_JOB_EVENTS_SECRET: 'whsec_d29ya2Vy',
  MAKEGOOD_API_KEYS: `skena:app:${hash} jimeng:support:${hash}`,
} as const;

const names = Object.keys(complete);
const canary = 'canary-3c1f';

/** What reading `environment` comes to. */
function refusal(environment: Record<string, string | undefined>): Misconfigured {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof Misconfigured) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('a stage that is not configured whole does not start', () => {
  const isList = (name: string) => name !== 'MAKEGOOD_TABLE';
  const blanks = ['', ' ', '\n', '\t', undefined];
  const emptyLists = [',', ' , ,'];
  const rows = names.flatMap((name) =>
    [...blanks, ...(isList(name) ? emptyLists : [])].map((value) => [name, value] as const),
  );

  it.each(rows)('%s as %j is refused by its name', (name, value) => {
    expect(refusal({ ...complete, [name]: value }).message).toContain(name);
  });

  it.each(['STRIPE_WEBHOOK', 'PADDLE_WEBHOOK', 'JOB_EVENTS'])(
    'a comma behind the last %s secret does not make an empty one',
    (which) => {
      const name = `MAKEGOOD_${which}_SECRET` as keyof typeof complete;
      const { secrets } = readConfig({ ...complete, [name]: `${complete[name]},` });
      const all = Object.values(secrets).flatMap(({ webhook, jobEvents }) => [
        ...webhook,
        ...jobEvents,
      ]);
      expect(all.filter((secret) => secret === '')).toEqual([]);
    },
  );

  it.each(['secret', 'whsec_', 'whsec_=', 'whsec_not base64', 'whsec_dGVzdA== plain'])(
    'a worker secret that is no key is noticed before the first event: %s',
    (secret) => {
      const { message } = refusal({ ...complete, MAKEGOOD_JOB_EVENTS_SECRET: secret });
      expect(message).toContain('MAKEGOOD_JOB_EVENTS_SECRET');
    },
  );

  it('what is refused is never quoted', () => {
    const keys = [`${canary}:app:${hash}`, `skena:${canary}:${hash}`, `skena:app:${canary}`];
    for (const key of keys) {
      const { message } = refusal({ ...complete, MAKEGOOD_API_KEYS: key });
      expect(message).toContain('MAKEGOOD_API_KEYS');
      expect(message).not.toContain(canary);
    }
    for (const name of names) {
      const others = Object.fromEntries(names.map((other) => [other, `${canary}-${other}`]));
      const environment = { ...others, [name]: '' };
      expect(refusal(environment).message).not.toContain(canary);
    }
  });
});

describe('an API key is product:scope:sha256', () => {
  // biome-ignore format: one case a row
  it.each([
    ['nothing but a word',       'skena'],
    ['without its hash',         'skena:app'],
    ['an empty hash',            'skena:app:'],
    ['a product nobody knows',   `nobody:app:${hash}`],
    ['an inherited name',        `constructor:app:${hash}`],
    ['a product in capitals',    `SKENA:app:${hash}`],
    ['a scope nobody knows',     `skena:admin:${hash}`],
    ['a scope for all',          `skena:anyone:${hash}`],
    ['a hash in capitals',       `skena:app:${hash.toUpperCase()}`],
    ['a hash too short',         `skena:app:${hash.slice(1)}`],
    ['a hash too long',          `skena:app:${hash}0`],
    ['a key in the clear',       'skena:app:mk_live_key'],
    ['a fourth part',            `skena:app:${hash}:support`],
    ['the parts turned round',   `app:skena:${hash}`],
    ['a good one and a bad one', `skena:app:${hash} skena:app`],
  ])('%s is none', (_case, text) => {
    expect(refusal({ ...complete, MAKEGOOD_API_KEYS: text }).message).toMatch(/MAKEGOOD_API_KEYS/);
  });

  it.each([' ', ',', '\n', ', ', '  '])('several stand apart by %j', (between) => {
    const keys = ['skena:app', 'skena:support', 'jimeng:app'].map((key) => `${key}:${hash}`);
    const { apiKeys } = readConfig({ ...complete, MAKEGOOD_API_KEYS: keys.join(between) });
    expect(apiKeys.map(({ product, scope }) => `${product}:${scope}`)).toEqual([
      'skena:app',
      'skena:support',
      'jimeng:app',
    ]);
  });
});

describe('a product has the secrets all share, or its own', () => {
  it('each product takes the secret of its provider', () => {
    const config = readConfig(complete);
    expect(secretsOf(config, 'skena').webhook).toEqual(['whsec_stripe']);
    expect(secretsOf(config, 'post-remixer').webhook).toEqual(['whsec_stripe']);
    expect(secretsOf(config, 'jimeng').webhook).toEqual(['pdl_paddle']);
    expect(secretsOf(config, 'jimeng').jobEvents).toEqual(['whsec_d29ya2Vy']);
  });

  it('its own comes before the shared one, and is nobody else’s', () => {
    const config = readConfig({
      ...complete,
      MAKEGOOD_STRIPE_WEBHOOK_SECRET_POST_REMIXER: 'whsec_own',
      MAKEGOOD_JOB_EVENTS_SECRET_SKENA: 'whsec_b3du',
    });
    expect(secretsOf(config, 'post-remixer').webhook).toEqual(['whsec_own']);
    expect(secretsOf(config, 'skena').webhook).toEqual(['whsec_stripe']);
    expect(secretsOf(config, 'skena').jobEvents).toEqual(['whsec_b3du']);
    expect(secretsOf(config, 'post-remixer').jobEvents).toEqual(['whsec_d29ya2Vy']);
  });

  it('with its own for every product, nothing needs to be shared', () => {
    const { MAKEGOOD_PADDLE_WEBHOOK_SECRET: _shared, ...rest } = complete;
    const config = readConfig({ ...rest, MAKEGOOD_PADDLE_WEBHOOK_SECRET_JIMENG: 'pdl_own' });
    expect(secretsOf(config, 'jimeng').webhook).toEqual(['pdl_own']);
  });

  it.each(['', ' ', '\n'])('its own that is blank (%j) does not fall back', (blank) => {
    const name = 'MAKEGOOD_STRIPE_WEBHOOK_SECRET_SKENA';
    expect(refusal({ ...complete, [name]: blank }).message).toContain(name);
  });

  it('two are valid while one replaces the other', () => {
    const both = 'whsec_old, whsec_new';
    const config = readConfig({ ...complete, MAKEGOOD_STRIPE_WEBHOOK_SECRET: both });
    expect(secretsOf(config, 'skena').webhook).toEqual(['whsec_old', 'whsec_new']);
  });

  it('a product nobody configured has none', () => {
    const config = readConfig(complete);
    expect(() => secretsOf(config, 'nobody')).toThrow(Misconfigured);
  });
});

describe('the mode of Stripe', () => {
  // biome-ignore format: one case a row
  it.each([
    [undefined, undefined],
    ['true',    true],
    ['false',   false],
  ])('%s is %s', (text, livemode) => {
    expect(readConfig({ ...complete, MAKEGOOD_STRIPE_LIVEMODE: text }).livemode).toBe(livemode);
  });

  it.each(['', 'yes', '1', 'TRUE', 'live'])('"%s" is neither, and is refused', (text) => {
    const name = 'MAKEGOOD_STRIPE_LIVEMODE';
    expect(refusal({ ...complete, [name]: text }).message).toContain(name);
  });
});
