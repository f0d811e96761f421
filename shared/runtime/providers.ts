import { paddleProvider } from '../payments/paddle/client.ts';
import type { PaymentProvider } from '../payments/provider.ts';
import { stripeProvider } from '../payments/stripe/client.ts';
import type { Product } from '../policy/product.ts';
import { type Config, Misconfigured, providerKeyName } from './config.ts';
import type { Runtime } from './runtime.ts';

const connect = { stripe: stripeProvider, paddle: paddleProvider } as const;

/** @throws Misconfigured when a product has no key to its provider */
function providersOf({ providerKeys, providerUrls }: Config, products: readonly Product[]) {
  const connected = products.map(({ product, provider }) => {
    const apiKey = providerKeys[product];
    const apiUrl = providerUrls[provider];
    if (!apiKey) throw new Misconfigured(`${providerKeyName[provider]} is not set for ${product}`);
    return [product, connect[provider]({ apiKey, ...(apiUrl && { apiUrl }) })] as const;
  });
  return new Map<string, PaymentProvider>(connected);
}

/**
 * A function that calls payment providers. Their libraries are large, so only such functions carry
 * them.
 */
export const callingProviders =
  <Handler>(build: (runtime: Runtime) => Handler) =>
  (runtime: Runtime): Handler => {
    const providers = providersOf(runtime.config, runtime.products);
    const providerOf = ({ product }: Product): PaymentProvider => {
      const provider = providers.get(product);
      if (!provider) throw new Misconfigured(`${product} has no payment provider`);
      return provider;
    };
    return build({ ...runtime, providerOf });
  };
