import { createHash } from 'node:crypto';
import type { Provider } from '../../shared/domain/payment.ts';
import { products } from '../../shared/products/products.ts';
import { Misconfigured } from '../../shared/runtime/config.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const scopes = ['app', 'support'] as const;

type Keys = Readonly<Record<(typeof scopes)[number], string>>;

/** What callers of the local stack sign with, and the keys they show. */
export type Credentials = {
  readonly keys: Readonly<Record<string, Keys>>;
  readonly secrets: {
    readonly stripeWebhook: string;
    readonly paddleWebhook: string;
    readonly jobEvents: string;
  };
};

/** Where the API of each payment provider is. */
export type ProviderUrls = Readonly<Record<Provider, string>>;

const secretNames = {
  stripeWebhook: 'MAKEGOOD_STRIPE_WEBHOOK_SECRET',
  paddleWebhook: 'MAKEGOOD_PADDLE_WEBHOOK_SECRET',
  jobEvents: 'MAKEGOOD_JOB_EVENTS_SECRET',
} as const;

/** Worth nothing anywhere but here, and so no secret. */
const localSecrets: Credentials['secrets'] = {
  stripeWebhook: 'whsec_local_stripe',
  paddleWebhook: 'pdl_ntfset_local',
  jobEvents: 'whsec_bG9jYWwtd29ya2VyLXNlY3JldA==',
};

const keysOf = (product: string): Keys => ({
  app: `mk_local_${product}_app`,
  support: `mk_local_${product}_support`,
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** @throws Misconfigured for one that is there and empty: anybody could sign with it */
function secretIn(environment: Environment, secret: keyof Credentials['secrets']): string {
  const name = secretNames[secret];
  const value = environment[name] ?? localSecrets[secret];
  if (value.trim() === '') {
    throw new Misconfigured(`${name} is empty: give it a value, or unset it for the local default`);
  }
  return value;
}

/** @throws Misconfigured naming the variable, never its value */
export function credentialsIn(environment: Environment): Credentials {
  return {
    keys: Object.fromEntries(products.map(({ product }) => [product, keysOf(product)])),
    secrets: {
      stripeWebhook: secretIn(environment, 'stripeWebhook'),
      paddleWebhook: secretIn(environment, 'paddleWebhook'),
      jobEvents: secretIn(environment, 'jobEvents'),
    },
  };
}

/** Where the stand-ins answer, and keys that they take. */
const standInDefaults = ({ stripe, paddle }: ProviderUrls) => ({
  STRIPE_API_URL: stripe,
  PADDLE_API_URL: paddle,
  MAKEGOOD_STRIPE_API_KEY: 'sk_test_local',
  MAKEGOOD_PADDLE_API_KEY: 'pdl_local',
});

/** What a deployed function finds in its environment: what is set here, and the local defaults. */
export function localEnvironment(
  environment: Environment,
  tableName: string,
  { keys, secrets }: Credentials,
  urls: ProviderUrls,
): Environment {
  const apiKeys = Object.entries(keys).flatMap(([product, ofProduct]) =>
    scopes.map((scope) => `${product}:${scope}:${sha256(ofProduct[scope])}`),
  );
  return {
    ...standInDefaults(urls),
    ...environment,
    [secretNames.stripeWebhook]: secrets.stripeWebhook,
    [secretNames.paddleWebhook]: secrets.paddleWebhook,
    [secretNames.jobEvents]: secrets.jobEvents,
    MAKEGOOD_TABLE: tableName,
    MAKEGOOD_API_KEYS: apiKeys.join(' '),
  };
}
