/**
 * The one table, in the words of DynamoDB's own API: what is deployed and what runs locally are both
 * made from this.
 */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Deletes what nobody needs any more, within days; nothing is decided by it. */
  timeToLive: 'expiresAt',
  /**
   * Everything unfinished, by when it must be looked at: a job's time limit, an event not yet
   * applied. Sparse: finished things have no `dueAt`. Spread over shards, because one partition of an
   * index takes 1,000 writes a second.
   */
  due: { index: 'due', partitionKey: 'dueShard', sortKey: 'dueAt', shards: 8 },
} as const;
