/**
 * What a function may do with the table: nothing, read and write items, or besides that find what is
 * due, or go through all of it.
 */
export type TableAccess = 'none' | 'items' | 'items_and_due' | 'items_and_scan';

/** @property entry its module, from the root of the project */
type Served = {
  readonly id: string;
  readonly entry: string;
  readonly access: TableAccess;
};

/** A function behind the HTTP API. It looks at the method itself, to say which ones it takes. */
export type HttpFunction = Served & { readonly paths: readonly string[] };

/** A function that the clock calls. */
export type ScheduledFunction = Served & { readonly everyMinutes: number };

export const httpFunctions: readonly HttpFunction[] = [
  {
    id: 'App',
    entry: 'functions/app/handler.ts',
    access: 'items',
    paths: [
      '/v1/{product}/accounts',
      '/v1/{product}/accounts/{accountId}',
      '/v1/{product}/accounts/{accountId}/orders',
      '/v1/{product}/outages',
    ],
  },
  {
    id: 'History',
    entry: 'functions/app/history/handler.ts',
    access: 'items',
    paths: [
      '/v1/{product}/accounts/{accountId}/entries',
      '/v1/{product}/accounts/{accountId}/jobs',
      '/v1/{product}/refunds/{refundId}',
    ],
  },
  {
    id: 'Jobs',
    entry: 'functions/app/jobs/handler.ts',
    access: 'items',
    paths: [
      '/v1/{product}/rates',
      '/v1/{product}/quotes',
      '/v1/{product}/jobs',
      '/v1/{product}/jobs/{jobId}',
      '/v1/{product}/jobs/{jobId}/cancellation',
      '/v1/{product}/jobs/{jobId}/deliveries',
    ],
  },
  {
    id: 'Help',
    entry: 'functions/app/help/handler.ts',
    access: 'items',
    paths: ['/v1/{product}/cases', '/v1/{product}/cases/{caseId}/details'],
  },
  {
    id: 'Money',
    entry: 'functions/app/money/handler.ts',
    access: 'items',
    paths: [
      '/v1/{product}/checkouts',
      '/v1/{product}/refund-quotes',
      '/v1/{product}/refunds',
      '/v1/{product}/accounts/{accountId}/closure',
    ],
  },
  {
    id: 'Support',
    entry: 'functions/support/handler.ts',
    access: 'items',
    paths: ['/v1/{product}/work', '/v1/{product}/cases/{caseId}/answer', '/v1/{product}/status'],
  },
  {
    id: 'Records',
    entry: 'functions/support/records/handler.ts',
    access: 'items',
    paths: [
      '/v1/{product}/accounts/{accountId}/entries/{entryId}',
      '/v1/{product}/accounts/{accountId}/audit',
    ],
  },
  {
    id: 'SupportHelp',
    entry: 'functions/support/help/handler.ts',
    access: 'items',
    paths: ['/v1/{product}/cases/{caseId}'],
  },
  {
    id: 'SupportMoney',
    entry: 'functions/support/money/handler.ts',
    access: 'items',
    paths: [
      '/v1/{product}/refunds/{refundId}/decision',
      '/v1/{product}/disputes/{disputeId}',
      '/v1/{product}/disputes/{disputeId}/evidence',
      '/v1/{product}/payments/{paymentId}/attachment',
      '/v1/{product}/accounts/{accountId}/adjustments',
    ],
  },
  {
    id: 'Stripe',
    entry: 'functions/webhooks/stripe.ts',
    access: 'items',
    paths: ['/v1/{product}/webhooks/stripe'],
  },
  {
    id: 'Paddle',
    entry: 'functions/webhooks/paddle.ts',
    access: 'items',
    paths: ['/v1/{product}/webhooks/paddle'],
  },
  {
    id: 'JobEvents',
    entry: 'functions/webhooks/job-events.ts',
    access: 'items',
    paths: ['/v1/{product}/job-events'],
  },
];

/** Has its own paths, and answers for all that no other function has. */
export const publicFunction: HttpFunction = {
  id: 'Public',
  entry: 'functions/public/handler.ts',
  access: 'none',
  paths: ['/v1/health', '/v1/openapi.json', '/v1/{product}/policy'],
};

export const scheduledFunctions: readonly ScheduledFunction[] = [
  {
    id: 'WorkDeadlines',
    entry: 'functions/schedules/work-deadlines.ts',
    access: 'items_and_due',
    everyMinutes: 1,
  },
  {
    id: 'OutageOffers',
    entry: 'functions/schedules/outage-offers.ts',
    access: 'items_and_scan',
    everyMinutes: 1,
  },
];
