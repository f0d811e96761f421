import { expect, it } from 'vitest';
import { operations as app } from '../../functions/app/handler.ts';
import { operations as money } from '../../functions/app/money/handler.ts';
import { operations as anyone } from '../../functions/public/handler.ts';
import { operations as support } from '../../functions/support/handler.ts';
import { operations as supportMoney } from '../../functions/support/money/handler.ts';
import { readDefinition } from '../../infra/local/template.ts';

const { routes, schedules } = readDefinition();

const pathsOf = (entry: string): string[] =>
  routes
    .filter(({ serves, routeKey }) => serves.entry === entry && routeKey !== '$default')
    .map(({ routeKey }) => routeKey.replace('ANY ', ''))
    .toSorted();

it.each([
  ['functions/app/handler.ts', app],
  ['functions/app/money/handler.ts', money],
  ['functions/support/handler.ts', support],
  ['functions/support/money/handler.ts', supportMoney],
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

it('serves a path by one function alone, whatever the method', () => {
  const entries = [app, money, support, supportMoney, anyone].map(
    (operations) => new Set(operations.map(({ contract }): string => contract.path)),
  );
  const paths = entries.flatMap((served) => [...served]);
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
