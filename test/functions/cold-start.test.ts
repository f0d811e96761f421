import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atColdStart } from '../../shared/runtime/deployed.ts';
import { callingProviders } from '../../shared/runtime/providers.ts';

const complete = {
  MAKEGOOD_TABLE: 'table',
  MAKEGOOD_STRIPE_WEBHOOK_SECRET: 'whsec_first',
  MAKEGOOD_PADDLE_WEBHOOK_SECRET: 'pdl_first',
  MAKEGOOD_JOB_EVENTS_SECRET: 'whsec_dGVzdA==',
  MAKEGOOD_API_KEYS: `skena:app:${'a'.repeat(64)}`,
};

const configure = (environment: Readonly<Record<string, string>>) => {
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
};

/** A function that answers with the secret it would verify by. */
const secretInUse = () =>
  atColdStart(({ config }) => async (_event: unknown, _lambda: unknown) => [
    ...(config.secrets.skena?.webhook ?? []),
  ]);

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-02T09:00:00.000Z') });
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('a deployed function', () => {
  it('that could not be configured tries again with the next call', async () => {
    const call = secretInUse();
    configure({ ...complete, MAKEGOOD_STRIPE_WEBHOOK_SECRET: '' });
    await expect(call(undefined, undefined)).rejects.toThrow('MAKEGOOD_STRIPE_WEBHOOK_SECRET');

    configure(complete);
    expect(await call(undefined, undefined)).toEqual(['whsec_first']);
  });

  it('takes a replaced secret within five minutes', async () => {
    const call = secretInUse();
    configure(complete);
    await call(undefined, undefined);
    configure({ ...complete, MAKEGOOD_STRIPE_WEBHOOK_SECRET: 'whsec_first whsec_second' });

    vi.advanceTimersByTime(5 * 60_000 - 1);
    expect(await call(undefined, undefined)).toEqual(['whsec_first']);
    vi.advanceTimersByTime(1);
    expect(await call(undefined, undefined)).toEqual(['whsec_first', 'whsec_second']);
  });

  it('goes on with the secrets it has while they cannot be read', async () => {
    const call = secretInUse();
    configure(complete);
    await call(undefined, undefined);
    configure({});

    vi.advanceTimersByTime(10 * 60_000);
    expect(await call(undefined, undefined)).toEqual(['whsec_first']);

    configure({ ...complete, MAKEGOOD_STRIPE_WEBHOOK_SECRET: 'whsec_second' });
    vi.advanceTimersByTime(30_000 - 1);
    expect(await call(undefined, undefined)).toEqual(['whsec_first']);
    vi.advanceTimersByTime(1);
    expect(await call(undefined, undefined)).toEqual(['whsec_second']);
  });

  it('that calls payment providers, and has no key to one, starts once it has', async () => {
    const said = vi.mocked(process.stdout.write).mock.calls;
    const call = atColdStart(
      callingProviders(() => async (_event: unknown, _lambda: unknown) => 'called'),
    );
    configure({ ...complete, MAKEGOOD_STRIPE_API_KEY: 'sk_canary' });
    await expect(call(undefined, undefined)).rejects.toThrow('jimeng');
    expect(said.flat().join()).toContain('jimeng');
    expect(said.flat().join()).not.toMatch(/canary|whsec_/);

    configure({ ...complete, MAKEGOOD_STRIPE_API_KEY: 'sk_1', MAKEGOOD_PADDLE_API_KEY: 'pdl_1' });
    expect(await call(undefined, undefined)).toBe('called');
  });

  it('reads its secrets once for all who call meanwhile', async () => {
    let builds = 0;
    const call = atColdStart(() => {
      builds += 1;
      return async (_event: unknown, _lambda: unknown) => builds;
    });
    configure(complete);
    const answers = await Promise.all([1, 2, 3].map(() => call(undefined, undefined)));
    expect(answers).toEqual([1, 1, 1]);
  });
});
