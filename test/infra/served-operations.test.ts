import { expect, it } from 'vitest';
import * as anyone from '../../functions/public/handler.ts';
import { readDefinition } from '../../infra/local/template.ts';
import { servedByKey, servedByProviders } from '../support/served.ts';

const { routes, schedules } = readDefinition();

const pathsOf = (entry: string): string[] =>
  routes
    .filter(({ serves, routeKey }) => serves.entry === entry && routeKey !== '$default')
    .map(({ routeKey }) => routeKey.replace('ANY ', ''))
    .toSorted();

const served = { ...servedByKey, ...servedByProviders, 'functions/public/handler.ts': anyone };

it.each(Object.entries(served).map(([entry, { operations }]) => [entry, operations] as const))(
  'every operation of %s has a route, and every route an operation',
  (entry, operations) => {
    const paths = new Set<string>(operations.map(({ contract }) => contract.path));
    expect(pathsOf(entry)).toEqual([...paths].toSorted());
  },
);

it('sends what signs itself to the function that checks the signature', () => {
  expect(pathsOf('functions/webhooks/stripe.ts')).toEqual(['/v1/{product}/webhooks/stripe']);
  expect(pathsOf('functions/webhooks/paddle.ts')).toEqual(['/v1/{product}/webhooks/paddle']);
  expect(pathsOf('functions/webhooks/job-events.ts')).toEqual(['/v1/{product}/job-events']);
});

it('leaves what has no route to the public function', () => {
  const rest = routes.find(({ routeKey }) => routeKey === '$default');
  expect(rest?.serves.entry).toBe('functions/public/handler.ts');
});

it('serves a path by one function alone, whatever the method', () => {
  const entries = Object.values(served).map(
    ({ operations }) => new Set(operations.map(({ contract }): string => contract.path)),
  );
  const paths = entries.flatMap((one) => [...one]);
  expect(paths.toSorted()).toEqual([...new Set(paths)].toSorted());
});

it.each(['work-deadlines', 'outage-offers'])('runs %s every minute', (schedule) => {
  expect(schedules.find((one) => one.schedule === schedule)).toEqual({
    schedule,
    everyMilliseconds: 60_000,
    runs: { entry: `functions/schedules/${schedule}.ts`, timeoutMilliseconds: 55_000 },
  });
});

it('runs nothing else', () => {
  expect(schedules).toHaveLength(2);
});
