/** What is cut out of what customers write, before it is stored (PR-13). */
export const secretKinds = [
  'card_number',
  'security_code',
  'password',
  'one_time_code',
  'private_key',
  'api_key',
  'bearer_token',
] as const;
export type SecretKind = (typeof secretKinds)[number];

/** Where a secret stands in a text: from the first character of it to the first behind it. */
export type Found = { readonly kind: SecretKind; readonly from: number; readonly to: number };

/** Looks for one sort of secret in a text that `legible` made. Linear in its length. */
export type Finder = (text: string) => Found[];

/** What stands in the place of a secret. */
export const marks = {
  card_number: '[card number removed]',
  security_code: '[security code removed]',
  password: '[password removed]',
  one_time_code: '[one-time code removed]',
  private_key: '[private key removed]',
  api_key: '[API key removed]',
  bearer_token: '[bearer token removed]',
} as const satisfies Record<SecretKind, string>;

/** No mark holds a bracket but its own, so what is left of a text around marks never makes another. */
export const anyMark = new RegExp(
  Object.values(marks)
    .map((mark) => mark.replaceAll(/[[\]]/g, '\\$&'))
    .join('|'),
  'g',
);

export const isMark = (text: string): boolean =>
  Object.values<string>(marks).some((mark) => mark === text);
