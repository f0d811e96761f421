import { type Instant, toInstant } from '../domain/instant.ts';

/** The time, for functions that are deployed. */
export const clock = (): Instant => toInstant(Date.now());
