import { QuoteJob } from '../../../shared/contract/prices.ts';
import { quoteView } from '../../../shared/contract/quote-view.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { quoteJob as quote } from '../../../shared/use-cases/quote-job.ts';

/**
 * POST /v1/{product}/quotes
 *
 * What a job would cost, promised for a while (SK-13, PR-03).
 */
export const quoteJob = operation(
  QuoteJob,
  ({ accountId, action, variants }, context) => {
    const count = typeof variants === 'number' ? variants : variants.length;
    return quote(context, { accountId, action, variants: count });
  },
  (quoted, context) => ok(quoteView(quoted, context)),
);
