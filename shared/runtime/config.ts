import type { Scope } from '../contract/operation-contract.ts';
import { canonical } from '../domain/canonical.ts';
import type { Provider } from '../domain/payment.ts';
import { isWorkerSecret } from '../payments/worker/verify.ts';
import { products } from '../products/products.ts';

/** A key as it is kept: nobody can read it back. @property sha256 of the key, in hex */
export type ApiKey = {
  readonly product: string;
  readonly scope: Scope;
  readonly sha256: string;
};

/** @property webhook, jobEvents secrets that are valid now, more than one while one is replaced */
export type ProductSecrets = {
  readonly webhook: readonly string[];
  readonly jobEvents: readonly string[];
};

/**
 * What the environment says, read once.
 *
 * @property cursorKey nobody outside knows it
 * @property providerKeys each product's key to its payment provider, where it is known
 * @property providerUrls where a provider is reached, if not at its own address
 * @property livemode which of Stripe's modes this stage takes events of; both where absent
 */
export type Config = {
  readonly tableName: string;
  readonly secrets: Readonly<Record<string, ProductSecrets>>;
  readonly apiKeys: readonly ApiKey[];
  readonly cursorKey: string;
  readonly providerKeys: Readonly<Record<string, string>>;
  readonly providerUrls: Readonly<Partial<Record<Provider, string>>>;
  readonly livemode?: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** The service must not start half configured: an empty secret would let anybody sign. */
export class Misconfigured extends Error {
  override readonly name = 'Misconfigured';
}

function required(environment: Environment, name: string): string {
  const value = environment[name]?.trim();
  if (value === undefined) throw new Misconfigured(`${name} is not set`);
  if (value === '') throw new Misconfigured(`${name} is empty`);
  return value;
}

function listIn(environment: Environment, name: string): string[] {
  const values = required(environment, name)
    .split(/[\s,]+/)
    .filter((value) => value !== '');
  if (values.length === 0) throw new Misconfigured(`${name} is empty`);
  return values;
}

const scopes: readonly string[] = ['app', 'support'] satisfies Scope[];

/** `product:scope:sha256` each. */
function apiKeyIn(text: string): ApiKey {
  const [product = '', scope = '', sha256 = '', ...more] = text.split(':');
  const isKnown = products.some((known) => known.product === product);
  const isWhole = scopes.includes(scope) && /^[0-9a-f]{64}$/.test(sha256) && more.length === 0;
  if (!isKnown || !isWhole) {
    throw new Misconfigured('MAKEGOOD_API_KEYS holds what is no product:scope:sha256');
  }
  return { product, scope: scope as Scope, sha256 };
}

const webhookSecretName = {
  stripe: 'MAKEGOOD_STRIPE_WEBHOOK_SECRET',
  paddle: 'MAKEGOOD_PADDLE_WEBHOOK_SECRET',
} as const;

const ownName = (name: string, product: string) =>
  `${name}_${product.toUpperCase().replaceAll('-', '_')}`;

/** A product's own value, `MAKEGOOD_STRIPE_WEBHOOK_SECRET_SKENA`, before the one all share. */
const ownOf = (environment: Environment, name: string, product: string) =>
  environment[ownName(name, product)] ?? environment[name];

function secretsIn(environment: Environment, name: string, product: string): string[] {
  const own = ownName(name, product);
  return listIn(environment, environment[own] === undefined ? name : own);
}

/** Those of the workers also have a form, and one without it would refuse every event. */
function workerSecretsIn(environment: Environment, product: string): string[] {
  const secrets = secretsIn(environment, 'MAKEGOOD_JOB_EVENTS_SECRET', product);
  if (secrets.every(isWorkerSecret)) return secrets;
  throw new Misconfigured('MAKEGOOD_JOB_EVENTS_SECRET is no whsec_ with base64 behind it');
}

/** Which of Stripe's modes. */
function livemodeIn(environment: Environment): boolean | undefined {
  const value = environment.MAKEGOOD_STRIPE_LIVEMODE;
  if (value === undefined) return undefined;
  if (value !== 'true' && value !== 'false') {
    throw new Misconfigured('MAKEGOOD_STRIPE_LIVEMODE is neither true nor false');
  }
  return value === 'true';
}

export const providerKeyName = {
  stripe: 'MAKEGOOD_STRIPE_API_KEY',
  paddle: 'MAKEGOOD_PADDLE_API_KEY',
} as const;

/** Only the functions that call a provider miss a key that is not there. */
function providersIn(environment: Environment): Pick<Config, 'providerKeys' | 'providerUrls'> {
  const keys = products.flatMap(({ product, provider }) => {
    const key = ownOf(environment, providerKeyName[provider], product)?.trim();
    return key ? [[product, key] as const] : [];
  });
  const { STRIPE_API_URL: stripe, PADDLE_API_URL: paddle } = environment;
  const providerUrls = { ...(stripe && { stripe }), ...(paddle && { paddle }) };
  return { providerKeys: Object.fromEntries(keys), providerUrls };
}

/** @throws Misconfigured naming the variable, never its value */
export function readConfig(environment: Environment): Config {
  const livemode = livemodeIn(environment);
  const secrets = Object.fromEntries(
    products.map(({ product, provider }) => [
      product,
      {
        webhook: secretsIn(environment, webhookSecretName[provider], product),
        jobEvents: workerSecretsIn(environment, product),
      },
    ]),
  );
  return {
    tableName: required(environment, 'MAKEGOOD_TABLE'),
    secrets,
    apiKeys: listIn(environment, 'MAKEGOOD_API_KEYS').map(apiKeyIn),
    cursorKey: canonical(secrets),
    ...providersIn(environment),
    ...(livemode !== undefined && { livemode }),
  };
}

/** @throws Misconfigured for a product the configuration does not know */
export function secretsOf({ secrets }: Config, product: string): ProductSecrets {
  const found = secrets[product];
  if (!found) throw new Misconfigured(`${product} has no secrets`);
  return found;
}
