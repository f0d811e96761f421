import type { Tag } from '../operation-contract.ts';

/** The one place that names it. A package file is not at hand where the API runs; a test compares them. */
export const apiVersion = '0.1.0';

const description = `Gives credits back exactly once when a render fails, and money back by the product's own
published policy, clause by clause.

**Paths.** All calls of a product are below \`/v1/{product}\`.

**Values.** JSON in camelCase. Times are RFC 3339, UTC, with milliseconds. Credits are whole numbers. Money is
\`{ "amountMinor": 1000, "currency": "USD" }\`, in the currency's smallest unit. Ids that we mint carry a
prefix: \`lot_ ord_ ent_ qte_ rfq_ rfd_ dsp_ cse_ out_\`. Ids that callers give are 1-128 of
\`A-Z a-z 0-9 . _ : -\`. An answer may get new fields one day; a request must hold no others.

**Doing things once.** \`Idempotency-Key\` is required where a call could otherwise be done twice. The same key
with the same request gets the first answer again, with \`Idempotency-Replayed: true\`; with another request it is
refused with 409 \`idempotency_conflict\`. Calls that have a natural key, such as a job's id, need none.

**Errors.** Every error is \`application/problem+json\` (RFC 9457). Its \`code\` is for programs, its \`title\` and
\`detail\` for people; \`clause\` names the rule of the policy, where one was the reason. 5xx leaves nothing half
done; 503 says in \`Retry-After\` when to repeat the same request. Above the limits of a stage the gateway in front of
the API answers 429 by itself, and not with a problem.

**Lists** take \`limit\` (1-100, 25 where it is left out) and \`cursor\`, and answer with \`items\` and, where there
is more, \`nextCursor\`. Reads see every write that was answered before.`;

export const info = {
  title: 'Makegood',
  summary: 'Credits and refunds for products that sell generated media',
  version: apiVersion,
  description,
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
} as const;

// biome-ignore format: one tag a row
const tagWords: Readonly<Record<Tag, string>> = {
  Accounts: 'Customers, their credits, and what became of them.',
  Jobs:     'What a render costs, and the renders themselves.',
  Money:    'Buying credits, and getting the money back.',
  Help:     'What a person has to look at.',
  Status:   'Whether the service is up, and when it was not.',
  Events:   'What render workers and payment providers tell, signed by them.',
  About:    'The API itself.',
};

export const tags = Object.entries(tagWords).map(([name, said]) => ({ name, description: said }));

const signature = (name: string, said: string) => ({
  type: 'apiKey',
  in: 'header',
  name,
  description: said,
});

export const securitySchemes = {
  key: {
    type: 'http',
    scheme: 'bearer',
    description:
      "A key belongs to one product and one scope. `app` is the product's own backend, `support` its support staff, who may do all that `app` may.",
  },
  worker: signature(
    'Webhook-Signature',
    'By the Standard Webhooks specification: `v1,` and the HMAC-SHA256 of id, timestamp and body in base64; several are separated by spaces while a secret is replaced. Five minutes old at most.',
  ),
  stripe: signature('Stripe-Signature', 'As Stripe signs its webhooks. Five minutes old at most.'),
  paddle: signature(
    'Paddle-Signature',
    'As Paddle signs its notifications. Five minutes old at most.',
  ),
} as const;
