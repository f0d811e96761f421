import { productClient } from './product-client.ts';
import type { Answered, World } from './world.ts';

/**
 * A product's callers, who ask for a language with every call.
 *
 * @param heard all that they are answered, in its order
 */
export function speaking(
  world: World,
  language: string,
  {
    product = 'skena',
    heard = [],
  }: { readonly product?: string; readonly heard?: Answered[] } = {},
) {
  const send: World['send'] = async (sent) => {
    const headers = { ...sent.headers, 'accept-language': language };
    const answered = await world.send({ ...sent, headers });
    heard.push(answered);
    return answered;
  };
  return productClient({ ...world, send }, product);
}
