import { toInstant } from '../../shared/domain/instant.ts';
import { readPaddleEvent } from '../../shared/payments/paddle/read-event.ts';

const occurred_at = '2026-11-20T09:30:00.123456Z';
export const at = toInstant(occurred_at);
export const paymentId = 'txn_1';

export const totals = { grand_total: '990', subtotal: '900', tax: '90', currency_code: 'USD' };
export const transaction = {
  id: paymentId,
  status: 'completed',
  currency_code: 'USD',
  custom_data: {
    makegood_product: 'jimeng',
    makegood_account: 'acct-1',
    makegood_order: 'ord_1',
    makegood_pack: 'five-hundred',
  },
  items: [{ price: { id: 'pri_1' }, quantity: 2 }],
  details: { totals },
};
export const adjustment = {
  id: 'adj_1',
  action: 'refund',
  status: 'approved',
  transaction_id: paymentId,
  reason: 'rfd_1',
  currency_code: 'USD',
  updated_at: '0001-01-01T00:00:00Z',
  totals: { total: '110', subtotal: '100', currency_code: 'USD' },
};

export const event = (event_type: string, data: unknown) => ({
  event_id: 'evt_1',
  event_type,
  occurred_at,
  data,
});
export const read = (type: string, data: unknown) => readPaddleEvent(event(type, data))?.reading;
