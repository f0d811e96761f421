import * as z from 'zod/mini';
import { serviceStates } from '../domain/status-report.ts';
import { outageId } from './answer-fields.ts';
import { anyTime, instant, listOf, listQuery } from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

const times = {
  outageId,
  startedAt: instant,
  endedAt: z.optional(instant),
  qualifies: z.boolean(),
};

export const Outage = z.object({ ...times, source: z.string() });

/** To who reported, without who else did. */
export const ReportedOutage = z.object(times);

const nothing = z.strictObject({});

/** Something that can be seen, and nothing that cannot be printed. */
const visible = /^(?=.*[^\s])[^\p{C}\p{Zl}\p{Zp}\uFFFD]{1,100}$/u;

export const ReportStatus = {
  operationId: 'reportStatus',
  tag: 'Status',
  summary: 'Report whether the service is up',
  description:
    'Of now or of any time before, from a monitor or a person, in whatever order (JM-07). Answers with the outage that the moment lies in or ends.',
  status: 200,
  errors: [],
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
  answer: z.object({ outage: z.optional(ReportedOutage) }),
} as const satisfies OperationContract;

export const ListOutages = {
  operationId: 'listOutages',
  tag: 'Status',
  summary: 'List the outages',
  description:
    'Times of complete unavailability, newest first, and whether the policy promises something for them.',
  status: 200,
  errors: [],
  method: 'GET',
  path: '/v1/{product}/outages',
  access: 'app',
  idempotency: 'none',
  params: nothing,
  query: z.strictObject(listQuery),
  body: nothing,
  answer: listOf(Outage),
} as const satisfies OperationContract;
