import type { Declared } from './kinds.ts';

/** What is wrong with a field that the schemas alone cannot see. */
export const fieldMessages = {
  not_in_catalogue: {},
  not_of_this_call: {},
  not_of_this_list: {},
  time_ahead: { minutes: 'count' },
} as const satisfies Declared;
