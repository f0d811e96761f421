import * as z from 'zod/mini';
import { toInstant } from '../domain/instant.ts';
import { serviceStates } from '../domain/status-report.ts';
import { instant, listOf, listQuery } from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

const outage = {
  outageId: z.string(),
  startedAt: instant,
  endedAt: z.optional(instant),
  qualifies: z.boolean(),
};

const Outage = z.object({ ...outage, source: z.string() });

const nothing = z.strictObject({});

/** As in RFC 3339, in the years that a time of ours can be of. */
const anyTime = z.pipe(
  z.iso
    .datetime({ offset: true, error: 'must be a time as in RFC 3339' })
    .check(z.regex(/^(?!0000|9999)/, 'must be in the years 1 to 9998')),
  z.transform((text: string) => toInstant(text)),
);

/** Something that can be seen, and nothing that cannot be printed. */
const visible = /^(?=.*[^\s])[^\p{C}\p{Zl}\p{Zp}\uFFFD]{1,100}$/u;

export const ReportStatus = {
  method: 'POST',
  path: '/v1/{product}/status',
  access: 'support',
  idempotency: 'natural',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    state: z.enum(serviceStates),
    at: z.optional(anyTime),
    source: z.string().check(z.regex(visible, 'must be 1-100 printable characters')),
  }),
  answer: z.object({ outage: z.optional(z.object(outage)) }),
} as const satisfies OperationContract;

export const ListOutages = {
  method: 'GET',
  path: '/v1/{product}/outages',
  access: 'app',
  idempotency: 'none',
  params: nothing,
  query: z.strictObject(listQuery),
  body: nothing,
  answer: listOf(Outage),
} as const satisfies OperationContract;
