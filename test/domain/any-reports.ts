import fc from 'fast-check';
import { later, toInstant } from '../../shared/domain/instant.ts';
import {
  type ServiceState,
  type StatusReport,
  serviceStates,
} from '../../shared/domain/status-report.ts';

export const nine = toInstant('2026-03-02T09:00:00.000Z');

/** `down 0, up 3`: what was seen so many minutes after nine. */
export const seen = (told: string): StatusReport[] =>
  told.split(', ').map((one) => {
    const [state = '', minutes, source = 'probe'] = one.split(' ');
    const milliseconds = Math.round(Number(minutes) * 60_000);
    return { at: later(nine, { milliseconds }), state: state as ServiceState, source };
  });

// Times that meet, that are the briefest recovery apart, that miss it by a millisecond, and that lie
// in other hours and other days.
const minutes = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 12 }).map((count) => count * 10) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 180 }) },
  { weight: 1, arbitrary: fc.constantFrom(29.999983, 30.000017, 600, 1_500, 1_530, 9_000) },
);

export const anyReport: fc.Arbitrary<StatusReport> = fc.record({
  at: minutes.map((count) => later(nine, { milliseconds: Math.round(count * 60_000) })),
  state: fc.constantFrom(...serviceStates),
  source: fc.constantFrom('probe', 'ann', 'a/b %2F'),
});

/** Reports, and some order in which they come, some of them more than once. */
export const anyArrival = (most: number) =>
  fc.array(anyReport, { minLength: 1, maxLength: most }).chain((reports) =>
    fc.record({
      reports: fc.constant(reports),
      arriving: fc.subarray(reports).chain((again) =>
        fc.shuffledSubarray([...reports, ...again], {
          minLength: reports.length + again.length,
        }),
      ),
    }),
  );
