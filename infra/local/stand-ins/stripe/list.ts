import * as z from 'zod/mini';
import { amount, id, type StripeObject } from './call.ts';
import { refuse } from './errors.ts';

export const Paging = {
  limit: z.optional(amount.check(z.maximum(100, 'parameter_invalid_integer'))),
  starting_after: z.optional(id),
};

type Page = { readonly limit?: number | undefined; readonly starting_after?: string | undefined };

/** A page of what there is, newest first, as it stands behind `starting_after`. */
export function listOf(
  url: string,
  objects: readonly StripeObject[],
  { limit = 10, starting_after }: Page,
): StripeObject {
  const before = objects.findIndex((object) => object.id === starting_after);
  if (starting_after !== undefined && before < 0) {
    refuse({
      code: 'resource_missing',
      message: `No such object: '${starting_after}'`,
      param: 'starting_after',
    });
  }
  const rest = objects.slice(before + 1);
  return { object: 'list', url, has_more: rest.length > limit, data: rest.slice(0, limit) };
}
