import type * as z from 'zod/mini';
import type { ProblemCode } from './problem.ts';

export type Scope = 'app' | 'support';

/**
 * Who may call, besides those with a key: anyone, or who signed. `support` may do all that `app`
 * may.
 */
export type Access = Scope | 'anyone';

/** What the calls are about, as the API's document sorts them. */
export type Tag = 'Accounts' | 'Jobs' | 'Money' | 'Help' | 'Status' | 'Events' | 'About';

/**
 * What a call says about itself to whoever reads the API's document.
 *
 * @property operationId as its function is called
 * @property summary one line, without a full stop
 * @property description in CommonMark
 * @property status of the first answer; a call with a natural key is answered 200 when it is repeated
 * @property page whether who prefers `text/html` is answered with a page instead
 * @property errors the codes that follow from what it does, but not those that follow from the rest of
 *   its contract: its key, its body, its idempotency
 */
type Described = {
  readonly operationId: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  readonly status: 200 | 201 | 202;
  readonly page?: true;
  readonly errors: readonly ProblemCode[];
};

/**
 * One call of the API as callers may rely on it.
 *
 * @property idempotency whether the call needs a key, takes one beside its natural key, or writes
 *   nothing that a key could guard
 */
export type OperationContract<
  Params extends z.ZodMiniType = z.ZodMiniType,
  Query extends z.ZodMiniType = z.ZodMiniType,
  Body extends z.ZodMiniType = z.ZodMiniType,
> = Described & {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly access: Access;
  readonly idempotency: 'required' | 'natural' | 'none';
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly answer: z.ZodMiniType;
};

/**
 * A call that its sender signs instead of making it with a key; telling it again is safe.
 *
 * @property badSignature the status of a wrong signature: providers know 400 as an error of theirs
 */
export type SignedContract = Described & {
  readonly method: 'POST';
  readonly path: string;
  readonly signedBy: 'worker' | 'stripe' | 'paddle';
  readonly badSignature: 400 | 401;
  readonly body: z.ZodMiniType;
  readonly answer: z.ZodMiniType;
};

/** What an operation is called with: path, query and body in one. */
export type InputOf<Contract extends OperationContract> = z.infer<Contract['params']> &
  z.infer<Contract['query']> &
  z.infer<Contract['body']>;
