import { setTimeout as pause } from 'node:timers/promises';
import { products } from '../products/products.ts';
import { connect } from '../store/store.ts';
import { clock } from './clock.ts';
import { Misconfigured, readConfig } from './config.ts';
import { newMint } from './ids.ts';
import { errorFields, logToConsole } from './log.ts';
import type { Runtime } from './runtime.ts';
import { withSecrets } from './secrets.ts';

/** A secret that is replaced, and a key that is taken back, count everywhere within this time. */
const secretsFreshMilliseconds = 5 * 60_000;

/** How long to go on with what was read before, when it could not be read again. */
const retryMilliseconds = 30_000;

/** What lasts as long as the process: the connection, and what keeps ids in order. */
const lasting = () => ({
  products,
  client: connect(),
  now: clock,
  pause: (milliseconds: number) => pause(milliseconds),
  random: Math.random,
  mint: newMint(),
  log: logToConsole,
});

type Handler<Event, Lambda, Result> = (event: Event, lambda: Lambda) => Promise<Result>;
type Built<Event, Lambda, Result> = {
  readonly at: number;
  readonly handler: Handler<Event, Lambda, Result>;
};

/**
 * A function built while Lambda starts it, with the stage's table and secrets, and built again when
 * its secrets have aged. What cannot be read is tried again with the next call, or half a minute later
 * where secrets were read before: those go on counting until then. Nothing is built where the module is only looked at.
 */
export function atColdStart<Event, Lambda, Result>(
  build: (runtime: Runtime) => Handler<Event, Lambda, Result>,
): Handler<Event, Lambda, Result> {
  let parts: ReturnType<typeof lasting> | undefined;
  let built: Built<Event, Lambda, Result> | undefined;
  let starting: Promise<Built<Event, Lambda, Result>> | undefined;

  const read = async (): Promise<Built<Event, Lambda, Result>> => {
    const config = readConfig(await withSecrets(process.env));
    parts ??= lasting();
    return { at: Date.now(), handler: build({ ...parts, config }) };
  };
  const start = async (before: typeof built): Promise<Built<Event, Lambda, Result>> => {
    try {
      return await read();
    } catch (error) {
      const what = error instanceof Misconfigured ? error.message : 'secrets_not_read';
      logToConsole({ level: 'error', what, ...errorFields(error) });
      if (!before) throw error;
      return { ...before, at: Date.now() - secretsFreshMilliseconds + retryMilliseconds };
    }
  };
  // Whoever calls while secrets are being read waits for the same reading.
  const current = async (): Promise<Built<Event, Lambda, Result>> => {
    if (built && Date.now() - built.at < secretsFreshMilliseconds) return built;
    starting ??= start(built).finally(() => {
      starting = undefined;
    });
    built = await starting;
    return built;
  };

  if (process.env.AWS_LAMBDA_FUNCTION_NAME) void current().catch(() => undefined);
  return async (event, lambda) => (await current()).handler(event, lambda);
}
