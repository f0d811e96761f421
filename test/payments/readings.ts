/** Fields that a row of a table changes in an object. */
export type Change = Record<string, unknown>;

export const without = (object: Change, name: string): Change =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));

export const ignored = (why: string) => ({ read: 'ignored', why });

export const parked = (why: string, paymentId?: string) => ({
  read: 'parked',
  why,
  ...(paymentId && { paymentId }),
});

export const factsOf = (paymentId: string, ...facts: object[]) => ({
  read: 'facts',
  paymentId,
  facts,
});

export const ofCharge = (chargeId: string, ...facts: object[]) => ({
  read: 'of_charge',
  chargeId,
  facts,
});
