/**
 * A version of the price list, as data.
 *
 * @property rateCard its name, `2026-01`
 * @property from RFC 3339 time it takes effect; the first card of a product always was
 * @property announcedAt when customers were told, by e-mail or in the product
 * @property actions credits a variant, whole and at least 1, by action
 * @property successors for an action under a new name, the old name whose price lots keep
 */
export type RateCard = {
  readonly rateCard: string;
  readonly from: string;
  readonly announcedAt?: string;
  readonly actions: Readonly<Record<string, number>>;
  readonly successors?: Readonly<Record<string, string>>;
};
