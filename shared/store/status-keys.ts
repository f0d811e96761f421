import type { Instant } from '../domain/instant.ts';
import { join, type Key } from './keys.ts';

/** What was reported of a product's service lies together: hours, turns, and how often it was written. */
const statusPartition = (product: string) => join('status', product);

/** What was reported in one hour, named `2026-03-02T09`. */
export const heardKey = (product: string, hour: string): Key => ({
  pk: statusPartition(product),
  sk: join('heard', hour),
});

/** A report that told something new, by its time: outages are read off these alone. */
export const turnKey = (product: string, at: Instant): Key => ({
  pk: statusPartition(product),
  sk: join('turn', at),
});

export const statusVersionKey = (product: string): Key => ({
  pk: statusPartition(product),
  sk: 'version',
});

/** Sorts before all of a kind, and behind all of it. */
export const boundsOf = {
  heard: { first: 'heard/', end: 'heard/~' },
  turn: { first: 'turn/', end: 'turn/~' },
} as const;
