import type { fieldMessages } from '../fields.ts';
import type { Wording } from '../kinds.ts';

export const indonesian = {
  not_in_catalogue: 'tidak ada dalam katalog',
  not_of_this_call: 'bukan bidang dari panggilan ini',
  not_of_this_list: 'bukan yang diberikan daftar ini',
  time_ahead: 'lebih dari {minutes, number} menit mendahului jam kami',
} as const satisfies Wording<typeof fieldMessages>;
