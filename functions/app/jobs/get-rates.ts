import { GetRates } from '../../../shared/contract/prices.ts';
import { ratesView } from '../../../shared/contract/rates-view.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { readRates } from '../../../shared/use-cases/read-rates.ts';

/** GET /v1/{product}/rates */
export const getRates = operation(
  GetRates,
  (_input, context) => readRates(context),
  (rates) => ok(ratesView(rates)),
);
