import type { formMessages } from '../forms.ts';
import type { Wording } from '../kinds.ts';

export const english = {
  money: '{currency} {figure}',
  day: '{day} ({zone})',
  moment: '{day} at {time} ({zone})',
  one_of_lots: '{lot} ({credits, number})',
  no_lot: 'no lot',
} as const satisfies Wording<typeof formMessages>;
