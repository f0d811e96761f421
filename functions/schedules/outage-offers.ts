import type { Context as LambdaContext } from 'aws-lambda';
import { asOf, type Product } from '../../shared/policy/product.ts';
import { atColdStart } from '../../shared/runtime/deployed.ts';
import { contextFor, type Runtime } from '../../shared/runtime/runtime.ts';
import { type OffersMade, offerAfterOutages } from '../../shared/use-cases/offer-after-outages.ts';

type OffersByProduct = Readonly<Record<string, OffersMade>>;

const hasPromise = ({ policies }: Product) => policies.some(({ outage }) => outage);

/** Every minute: offers customers their money back whose purchase a long outage reaches (JM-07). */
export const build =
  (runtime: Runtime) =>
  async (_event: unknown, lambda: LambdaContext): Promise<OffersByProduct> => {
    const invocation = {
      requestId: lambda.awsRequestId,
      timeLeft: () => lambda.getRemainingTimeInMillis(),
    };
    const made: Record<string, OffersMade> = {};
    const { now } = contextFor(runtime, invocation);
    const products = runtime.products.map((product) => asOf(product, now));
    for (const product of products.filter(hasPromise)) {
      const context = { ...contextFor(runtime, invocation), product };
      const counts = await offerAfterOutages(context);
      made[product.product] = counts;
      const { requestId } = invocation;
      const line = { what: 'outage-offers', requestId, product: product.product, counts };
      runtime.log({ level: 'info', ...line });
    }
    return made;
  };

export const handler = atColdStart(build);
