import type { fieldMessages } from '../fields.ts';
import type { Wording } from '../kinds.ts';

export const english = {
  not_in_catalogue: 'is not in the catalogue',
  not_of_this_call: 'is not a field of this call',
  not_of_this_list: 'is not one that this list gave',
  time_ahead: 'is more than {minutes, plural, one {# minute} other {# minutes}} ahead of our clock',
} as const satisfies Wording<typeof fieldMessages>;
