import * as z from 'zod/mini';
import { caseOutcomes } from '../domain/case.ts';
import { Case } from './case-answer.ts';
import { CaseFile } from './case-files.ts';
import { caseId, page, person } from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

const nothing = z.strictObject({});
const casePath = z.object({ caseId });

export const GetCase = {
  operationId: 'getCase',
  tag: 'Help',
  summary: 'Read a case with its dossier',
  description:
    'The evidence is drawn up from the records as they stand now: five checks, one line of time, and what they speak for (PR-11).',
  status: 200,
  errors: ['case_not_found'],
  method: 'GET',
  path: '/v1/{product}/cases/{caseId}',
  access: 'support',
  idempotency: 'none',
  params: casePath,
  query: nothing,
  body: nothing,
  answer: CaseFile,
} as const satisfies OperationContract;

export const AnswerCase = {
  operationId: 'answerCase',
  tag: 'Help',
  summary: 'Answer a case',
  description:
    '`needs_information` leaves it open for the customer, with its clock running; every other outcome ends it.',
  status: 200,
  errors: ['case_not_found', 'case_answered'],
  method: 'POST',
  path: '/v1/{product}/cases/{caseId}/answer',
  access: 'support',
  idempotency: 'required',
  params: casePath,
  query: nothing,
  body: z.strictObject({ outcome: z.enum(caseOutcomes), message: page, by: person }),
  answer: Case,
} as const satisfies OperationContract;
