/**
 * @property amountMinor whole minor units of the currency as the provider counts them, 0 or more
 * @property currency ISO 4217, upper case
 */
export type Money = { readonly amountMinor: number; readonly currency: string };

/** @throws RangeError when the amount is no whole number from 0 to 2^53 - 1 */
export function toMoney(amountMinor: number, currency: string): Money {
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 0) {
    throw new RangeError(`${amountMinor} is no amount in minor units`);
  }
  return { amountMinor, currency: currency.toUpperCase() };
}
