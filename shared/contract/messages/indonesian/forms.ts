import type { formMessages } from '../forms.ts';
import type { Wording } from '../kinds.ts';

export const indonesian = {
  money: '{currency} {figure}',
  day: '{day} ({zone})',
  moment: '{day} pukul {time} ({zone})',
  one_of_lots: '{lot} ({credits, number})',
  no_lot: 'tanpa lot',
} as const satisfies Wording<typeof formMessages>;
