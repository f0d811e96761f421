import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Without<Write> = Write extends { TableName: unknown }
  ? Omit<Write, 'TableName' | 'ReturnValuesOnConditionCheckFailure'>
  : never;

export type Put = Without<NonNullable<TransactItem['Put']>>;
export type Update = Without<NonNullable<TransactItem['Update']>>;
export type Delete = Without<NonNullable<TransactItem['Delete']>>;

/**
 * One write of a transaction under a condition that has a name. The name of the first guard that
 * broke is what `commit` answers.
 */
export type GuardedItem = { readonly guard: string } & (
  | { readonly put: Put }
  | { readonly update: Update }
  | { readonly delete: Delete }
);
