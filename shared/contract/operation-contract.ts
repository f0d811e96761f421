import type * as z from 'zod/mini';

export type Scope = 'app' | 'support';

/**
 * Who may call, besides those with a key: anyone, or who signed. `support` may do all that `app`
 * may.
 */
export type Access = Scope | 'anyone';

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
> = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly access: Access;
  readonly idempotency: 'required' | 'natural' | 'none';
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly answer: z.ZodMiniType;
};

/** What an operation is called with: path, query and body in one. */
export type InputOf<Contract extends OperationContract> = z.infer<Contract['params']> &
  z.infer<Contract['query']> &
  z.infer<Contract['body']>;
