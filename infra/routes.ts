/**
 * What a function may do with the table: nothing, read and write items, or find what is due besides.
 */
export type TableAccess = 'none' | 'items' | 'items_and_due';

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
      '/v1/{product}/accounts/{accountId}/entries',
      '/v1/{product}/accounts/{accountId}/jobs',
      '/v1/{product}/accounts/{accountId}/orders',
      '/v1/{product}/rates',
      '/v1/{product}/quotes',
      '/v1/{product}/jobs',
      '/v1/{product}/jobs/{jobId}',
      '/v1/{product}/jobs/{jobId}/cancellation',
      '/v1/{product}/jobs/{jobId}/deliveries',
    ],
  },
  {
    id: 'Support',
    entry: 'functions/support/handler.ts',
    access: 'items',
    paths: ['/v1/{product}/work', '/v1/{product}/payments/{paymentId}/attachment'],
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
  paths: ['/v1/health'],
};

export const scheduledFunctions: readonly ScheduledFunction[] = [
  {
    id: 'WorkDeadlines',
    entry: 'functions/schedules/work-deadlines.ts',
    access: 'items_and_due',
    everyMinutes: 1,
  },
];
