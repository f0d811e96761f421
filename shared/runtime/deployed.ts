import { setTimeout as pause } from 'node:timers/promises';
import { toInstant } from '../domain/instant.ts';
import { products } from '../products/products.ts';
import { connect } from '../store/store.ts';
import { readConfig } from './config.ts';
import { newMint } from './ids.ts';
import { logToConsole } from './log.ts';
import type { Runtime } from './runtime.ts';
import { withSecrets } from './secrets.ts';

/** The runtime of a deployed function: the real clock, real chance, the stage's table and secrets. */
async function deployed(): Promise<Runtime> {
  const config = readConfig(await withSecrets(process.env));
  return {
    config,
    products,
    client: connect(),
    now: () => toInstant(Date.now()),
    pause: (milliseconds) => pause(milliseconds),
    random: Math.random,
    mint: newMint(),
    log: logToConsole,
  };
}

/**
 * A function built once, while Lambda starts it; a stage that is not configured fails every call
 * with the reason in the log. Nothing is built where the module is only looked at.
 */
export function atColdStart<Event, Lambda, Result>(
  build: (runtime: Runtime) => (event: Event, lambda: Lambda) => Promise<Result>,
): (event: Event, lambda: Lambda) => Promise<Result> {
  const start = async () => build(await deployed());
  let built = process.env.AWS_LAMBDA_FUNCTION_NAME ? start() : undefined;
  built?.catch(() => undefined);
  return async (event, lambda) => {
    built ??= start();
    return (await built)(event, lambda);
  };
}
