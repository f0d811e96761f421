import { expect, it } from 'vitest';
import { operations as app } from '../../functions/app/handler.ts';
import { operations as anyone } from '../../functions/public/handler.ts';
import { operations as support } from '../../functions/support/handler.ts';
import { readDefinition } from '../../infra/local/template.ts';

const { routes, schedules } = readDefinition();

const pathsOf = (entry: string): string[] =>
  routes
    .filter(({ serves, routeKey }) => serves.entry === entry && routeKey !== '$default')
    .map(({ routeKey }) => routeKey.replace('ANY ', ''))
    .toSorted();

it.each([
  ['functions/app/handler.ts', app],
  ['functions/support/handler.ts', support],
  ['functions/public/handler.ts', anyone],
])('every operation of %s has a route, and every route an operation', (entry, operations) => {
  const served = new Set<string>(operations.map(({ contract }) => contract.path));
  expect(pathsOf(entry)).toEqual([...served].toSorted());
});

it('sends what signs itself to the function that checks the signature', () => {
  expect(pathsOf('functions/webhooks/stripe.ts')).toEqual(['/v1/{product}/webhooks/stripe']);
  expect(pathsOf('functions/webhooks/paddle.ts')).toEqual(['/v1/{product}/webhooks/paddle']);
  expect(pathsOf('functions/webhooks/job-events.ts')).toEqual(['/v1/{product}/job-events']);
});

it('leaves what has no route to the public function', () => {
  const rest = routes.find(({ routeKey }) => routeKey === '$default');
  expect(rest?.serves.entry).toBe('functions/public/handler.ts');
});

it('runs the deadlines every minute', () => {
  expect(schedules).toEqual([
    {
      schedule: 'work-deadlines',
      everyMilliseconds: 60_000,
      runs: { entry: 'functions/schedules/work-deadlines.ts', timeoutMilliseconds: 55_000 },
    },
  ]);
});
