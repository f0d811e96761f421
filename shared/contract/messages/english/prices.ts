import type { Wording } from '../kinds.ts';
import type { priceMessages } from '../prices.ts';
import { credits } from './counted.ts';

export const english = {
  price: `{variants, plural, one {# output of {action} costs} other {# outputs of {action} cost}} ${credits()} ({clause}).`,
  price_lots: 'They would come from {lots}.',
  price_left: `${credits()} would be left to spend.`,
  price_missing: `{missing, plural, one {# credit is} other {# credits are}} missing: ${credits('available')} can be spent now.`,
  price_ends:
    'Once an output of it is delivered, {orders} can no longer be paid back for being unspent ({clause}).',
  price_until: 'The price holds until {until}.',
} as const satisfies Wording<typeof priceMessages>;
