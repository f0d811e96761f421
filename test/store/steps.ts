import fc from 'fast-check';

const weights = {
  open: 1,
  buy: 2,
  start: 7,
  succeed: 8,
  fail: 4,
  cancel: 2,
  deliver: 2,
  wait: 2,
  tick: 2,
} as const;

export type Act = keyof typeof weights;

/** One thing that happens; each act looks at the numbers it needs. */
export type Step = {
  readonly act: Act;
  readonly who: number;
  readonly job: number;
  readonly variant: number;
  readonly payment: number;
  readonly chance: number;
};

const anyAct = fc.oneof(
  ...Object.entries(weights).map(([act, weight]) => ({
    weight,
    arbitrary: fc.constant(act as Act),
  })),
);

const step: fc.Arbitrary<Step> = fc.record({
  act: anyAct,
  who: fc.nat({ max: 2 }),
  job: fc.nat({ max: 4 }),
  variant: fc.integer({ min: 1, max: 3 }),
  payment: fc.integer({ min: 1, max: 3 }),
  chance: fc.nat({ max: 3 }),
});

const quiet = { job: 0, variant: 1, payment: 1, chance: 0 };

/** Somebody comes and somebody buys before anything else happens. */
const arrival = fc
  .tuple(fc.subarray([0, 1, 2], { minLength: 2 }), fc.subarray([0, 1, 2], { minLength: 1 }))
  .map(([come, buy]): Step[] => [
    ...come.map((who) => ({ act: 'open' as const, who, ...quiet })),
    ...buy.map((who) => ({ act: 'buy' as const, who, ...quiet })),
    ...buy.map((who) => ({ act: 'start' as const, who, ...quiet, variant: 3 })),
  ]);

export const anySteps = fc
  .tuple(arrival, fc.array(step, { minLength: 6, maxLength: 10 }))
  .map(([first, then]) => [...first, ...then]);
