import { type Instant, toInstant, toMilliseconds } from '../../shared/domain/instant.ts';

/**
 * The time as everything in the stack sees it. Both moves work on a frozen clock and on a running
 * one, which goes on from there.
 */
export type Clock = {
  readonly isFrozen: boolean;
  readonly now: () => Instant;
  readonly advance: (milliseconds: number) => Instant;
  readonly set: (at: Instant) => Instant;
};

const runningClock = (): Clock => {
  let ahead = 0;
  const now = () => toInstant(Date.now() + ahead);
  const move = (to: number) => {
    const moved = toInstant(to);
    ahead = to - Date.now();
    return moved;
  };
  return {
    isFrozen: false,
    now,
    advance: (milliseconds) => move(toMilliseconds(now()) + milliseconds),
    set: (at) => move(toMilliseconds(at)),
  };
};

const frozenClock = (from: Instant): Clock => {
  let at = from;
  const move = (to: Instant) => {
    at = to;
    return at;
  };
  return {
    isFrozen: true,
    now: () => at,
    advance: (milliseconds) => move(toInstant(toMilliseconds(at) + milliseconds)),
    set: move,
  };
};

/** @param frozenAt where the clock stands until it is moved; it runs in real time where absent */
export const startClock = (frozenAt?: Instant): Clock =>
  frozenAt === undefined ? runningClock() : frozenClock(frozenAt);
