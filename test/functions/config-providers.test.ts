import { beforeAll, describe, expect, it } from 'vitest';
import { build as anyone } from '../../functions/public/handler.ts';
import { build as offers } from '../../functions/schedules/outage-offers.ts';
import { build as deadlines } from '../../functions/schedules/work-deadlines.ts';
import { build as jobEvents } from '../../functions/webhooks/job-events.ts';
import { build as paddle } from '../../functions/webhooks/paddle.ts';
import { build as stripe } from '../../functions/webhooks/stripe.ts';
import { Misconfigured, readConfig } from '../../shared/runtime/config.ts';
import { servedByKey, servedByProviders } from '../support/served.ts';
import { newWorld, type World } from '../support/world.ts';

const complete = {
  MAKEGOOD_TABLE: 'a-table',
  MAKEGOOD_STRIPE_WEBHOOK_SECRET: 'whsec_stripe',
  MAKEGOOD_PADDLE_WEBHOOK_SECRET: 'pdl_paddle',
  MAKEGOOD_JOB_EVENTS_SECRET: 'whsec_d29ya2Vy',
  MAKEGOOD_API_KEYS: `skena:app:${'ab'.repeat(32)}`,
};
const keys = {
  MAKEGOOD_STRIPE_API_KEY: 'sk_test_canary-stripe',
  MAKEGOOD_PADDLE_API_KEY: 'pdl_canary-paddle',
};

type Build = (runtime: World['runtime']) => unknown;
type Environment = Readonly<Record<string, string | undefined>>;

const keysIn = (environment: Environment) =>
  readConfig({ ...complete, ...environment }).providerKeys;

describe('a product has a key to its payment provider', () => {
  it('that all who use the provider share', () => {
    expect(keysIn(keys)).toEqual({
      skena: 'sk_test_canary-stripe',
      'post-remixer': 'sk_test_canary-stripe',
      jimeng: 'pdl_canary-paddle',
    });
  });

  it('or its own, which comes before the shared one and is nobody else’s', () => {
    const own = { MAKEGOOD_STRIPE_API_KEY_POST_REMIXER: 'sk_own' };
    expect(keysIn({ ...keys, ...own })).toMatchObject({
      skena: 'sk_test_canary-stripe',
      'post-remixer': 'sk_own',
    });
  });

  it('with its own for every product, nothing needs to be shared', () => {
    const own = {
      MAKEGOOD_STRIPE_API_KEY_SKENA: 'sk_a',
      MAKEGOOD_STRIPE_API_KEY_POST_REMIXER: 'sk_b',
      MAKEGOOD_PADDLE_API_KEY_JIMENG: 'pdl_c',
    };
    expect(keysIn(own)).toEqual({ skena: 'sk_a', 'post-remixer': 'sk_b', jimeng: 'pdl_c' });
  });

  it('never one to another provider', () => {
    expect(keysIn({ MAKEGOOD_STRIPE_API_KEY_JIMENG: 'sk_jimeng' })).toEqual({});
  });

  it.each(['', ' ', '\n'])('its own that is blank (%j) does not fall back', (blank) => {
    const own = { ...keys, MAKEGOOD_STRIPE_API_KEY_SKENA: blank };
    expect(keysIn(own)).not.toHaveProperty('skena');
  });

  it('without the line break that an editor left behind it', () => {
    expect(keysIn({ MAKEGOOD_STRIPE_API_KEY: 'sk_1\n' }).skena).toBe('sk_1');
  });
});

describe('a provider is reached', () => {
  // biome-ignore format: one case a row
  it.each<[string, Environment, object]>([
    ['at its own address',            {},                                                   {}],
    ['at its own, said as nothing',   { STRIPE_API_URL: '', PADDLE_API_URL: '' },           {}],
    ['where a test says',             { STRIPE_API_URL: 'http://a', PADDLE_API_URL: 'http://b' }, { stripe: 'http://a', paddle: 'http://b' }],
    ['each where it is',              { PADDLE_API_URL: 'https://sandbox-api.paddle.com' }, { paddle: 'https://sandbox-api.paddle.com' }],
  ])('%s', (_case, environment, urls) => {
    expect(readConfig({ ...complete, ...environment }).providerUrls).toEqual(urls);
  });
});

describe('a function that has no key to a payment provider', () => {
  let world: World;
  const runtimeWith = (environment: Environment) => ({
    ...world.runtime,
    config: readConfig({ ...complete, ...environment }),
  });

  beforeAll(async () => {
    world = await newWorld();
  });

  const builds = (served: Readonly<Record<string, { readonly build: Build }>>) =>
    Object.entries(served).map(([entry, { build }]) => [entry, build] as const);
  const calling = { ...Object.fromEntries(builds(servedByProviders)), deadlines };
  const others = {
    ...Object.fromEntries(builds(servedByKey)),
    ...{ anyone, stripe, paddle, jobEvents, offers },
  };

  // biome-ignore format: one case a row
  const lacking: readonly (readonly [string, Environment, string])[] = [
    ['none at all',                {},                                                   'MAKEGOOD_STRIPE_API_KEY is not set for skena'],
    ['none to Stripe',             { ...keys, MAKEGOOD_STRIPE_API_KEY: undefined },      'MAKEGOOD_STRIPE_API_KEY is not set for skena'],
    ['none to Paddle',             { ...keys, MAKEGOOD_PADDLE_API_KEY: undefined },      'MAKEGOOD_PADDLE_API_KEY is not set for jimeng'],
    ['a blank one',                { ...keys, MAKEGOOD_PADDLE_API_KEY: ' ' },            'MAKEGOOD_PADDLE_API_KEY is not set for jimeng'],
    ['a blank one of a product',   { ...keys, MAKEGOOD_STRIPE_API_KEY_POST_REMIXER: '' }, 'post-remixer'],
  ];

  it.each(Object.entries(calling))('does not start where it calls one: %s', (_name, build) => {
    for (const [, environment, lacks] of lacking) {
      const start = () => build(runtimeWith(environment));
      expect(start).toThrow(Misconfigured);
      expect(start).toThrow(lacks);
      expect(start).not.toThrow(/canary/);
    }
    expect(build(runtimeWith(keys))).toBeInstanceOf(Function);
  });

  it.each(Object.entries(others))('starts where it calls none: %s', (_name, build) => {
    for (const [, environment] of lacking) {
      expect(build(runtimeWith(environment))).toBeInstanceOf(Function);
    }
  });
});
