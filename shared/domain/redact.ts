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
