import { type ApiAnswer, type ApiRequest, type ApiServer, startApi } from './api-server.ts';
import type { Change } from './readings.ts';

export const createdAt = '2026-11-20T09:30:00.123456Z';

const failed = (code: string): ApiAnswer => ({
  status: 400,
  json: { error: { type: 'request_error', code, detail: 'No.', documentation_url: '' } },
});

export const itemOf = (item_id: string, total: number, type = 'partial') => ({
  id: `adjitm_${item_id}`,
  item_id,
  type,
  amount: String(total),
  proration: null,
  totals: { subtotal: String(total - 1), tax: '1', total: String(total) },
});

export const adjustmentOf = (id: string, change: Change = {}): Change => ({
  id,
  action: 'refund',
  type: 'partial',
  transaction_id: 'txn_1',
  subscription_id: null,
  customer_id: 'ctm_1',
  reason: 'error',
  credit_applied_to_balance: null,
  currency_code: 'USD',
  status: 'approved',
  items: [],
  totals: {
    subtotal: '909',
    tax: '81',
    total: '990',
    fee: '0',
    earnings: '0',
    currency_code: 'USD',
  },
  payout_totals: null,
  created_at: createdAt,
  updated_at: '0001-01-01T00:00:00Z',
  ...change,
});

export const transactionOf = (
  lines: Readonly<Record<string, number>>,
  change: Change = {},
): Change => ({
  id: 'txn_1',
  status: 'completed',
  currency_code: 'USD',
  custom_data: null,
  items: [],
  details: {
    tax_rates_used: [],
    totals: { total: '990', grand_total: '990', currency_code: 'USD' },
    line_items: Object.entries(lines).map(([id, total]) => ({
      id,
      totals: { total: String(total) },
    })),
  },
  payments: [],
  checkout: { url: 'https://jimeng.example/pay?_ptxn=txn_1' },
  ...change,
});

/** @property adjustments those of `txn_1`, the newest first, as Paddle lists them */
export type PaddleServer = ApiServer & {
  readonly adjustments: Change[];
  readonly lines: Record<string, number>;
};

function listed(url: string, all: readonly Change[], { params }: ApiRequest): ApiAnswer {
  const from = all.findIndex(({ id }) => id === params.after) + 1;
  const size = Number(params.per_page);
  const data = all.slice(from, from + size);
  const query = new URLSearchParams({ ...params, after: String(data.at(-1)?.id) });
  const pagination = {
    per_page: size,
    next: `${url}/adjustments?${query}`,
    has_more: from + size < all.length,
    estimated_total: all.length,
  };
  return { json: { data, meta: { request_id: 'req_1', pagination } } };
}

/** Paddle, as far as it refunds one transaction of 990 cents, and approves that. */
export async function startPaddle(): Promise<PaddleServer> {
  const adjustments: Change[] = [];
  const lines: Record<string, number> = { txnitm_1: 990 };

  const adjust = ({ body }: ApiRequest): ApiAnswer => {
    if (adjustments.some(({ status }) => status === 'pending_approval')) {
      return failed('adjustment_pending_refund_request');
    }
    if (adjustments.some(({ type }) => type === 'full')) {
      return failed('adjustment_total_amount_above_remaining_allowed');
    }
    const { type, items = [], reason, transaction_id } = JSON.parse(body);
    const made = items.map((item: { item_id: string; amount: string | null; type: string }) =>
      itemOf(item.item_id, Number(item.amount ?? lines[item.item_id]), item.type),
    );
    const sum = made.reduce(
      (all: number, { amount }: { amount: string }) => all + Number(amount),
      0,
    );
    const total = String(type === 'full' ? 990 : sum);
    const totals = { subtotal: total, tax: '0', total, currency_code: 'USD' };
    const id = `adj_${adjustments.length + 1}`;
    const one = adjustmentOf(id, { type, items: made, reason, transaction_id, totals });
    adjustments.unshift(one);
    return { status: 201, json: { data: one, meta: { request_id: 'req_1' } } };
  };

  const server: ApiServer = await startApi((request) => {
    if (request.route === 'POST /adjustments') return adjust(request);
    if (request.route === 'GET /adjustments') return listed(server.url, adjustments, request);
    return { json: { data: transactionOf(lines), meta: { request_id: 'req_1' } } };
  });
  return { ...server, adjustments, lines };
}
