import type * as z from 'zod/mini';
import type { OperationContract, SignedContract } from '../operation-contract.ts';
import { type ProblemCode, problems } from '../problem.ts';

export type Contract = OperationContract | SignedContract;

export const isSigned = (contract: Contract): contract is SignedContract => 'signedBy' in contract;

export const takesBody = ({ method }: Contract): boolean => method === 'POST';

type Field = readonly [name: string, schema: z.ZodMiniType];

const isObject = (schema: z.ZodMiniType): schema is z.ZodMiniObject => 'shape' in schema;

export const fieldsOf = (schema: z.ZodMiniType): Field[] =>
  isObject(schema) ? (Object.entries(schema.shape) as [string, z.ZodMiniType][]) : [];

const always: readonly ProblemCode[] = ['method_not_allowed', 'internal_error'];

/** What a call may be refused with for what every call like it asks of its caller. */
function askedOfCallers(contract: OperationContract): ProblemCode[] {
  const { access, idempotency, query } = contract;
  const byKey = access !== 'anyone';
  const isParsed = byKey || fieldsOf(query).length > 0;
  return [
    ...(byKey ? (['unauthenticated', 'forbidden', 'busy'] as const) : []),
    ...(isParsed ? (['invalid_request'] as const) : []),
    ...(takesBody(contract)
      ? (['malformed_json', 'too_large', 'unsupported_media_type'] as const)
      : []),
    ...(idempotency === 'none'
      ? []
      : (['idempotency_key_required', 'idempotency_conflict'] as const)),
  ];
}

const askedOfSenders: readonly ProblemCode[] = ['bad_signature', 'too_large', 'busy'];

/** Every code that a call may be refused with. */
export function codesOf(contract: Contract): ProblemCode[] {
  const asked = isSigned(contract) ? askedOfSenders : askedOfCallers(contract);
  const ofProduct: readonly ProblemCode[] = contract.path.includes('{product}')
    ? ['not_found']
    : [];
  return [...new Set([...asked, ...ofProduct, ...contract.errors, ...always])];
}

const statusOf = (contract: Contract, code: ProblemCode): number =>
  code === 'bad_signature' && isSigned(contract) ? contract.badSignature : problems[code].status;

/** The codes of a call by the status they come with, lowest first. */
export function refusalsOf(contract: Contract): Map<number, ProblemCode[]> {
  const byStatus = Map.groupBy(codesOf(contract), (code) => statusOf(contract, code));
  return new Map([...byStatus].toSorted(([a], [b]) => a - b));
}

/** A call with a natural key that is repeated is answered 200, whatever it was the first time. */
export const answeredWith = (contract: Contract): number[] =>
  !isSigned(contract) && contract.idempotency === 'natural'
    ? [...new Set([200, contract.status])]
    : [contract.status];
