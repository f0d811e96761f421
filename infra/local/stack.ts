import { mkdirSync } from 'node:fs';
import { readConfig, secretsOf } from '../../shared/runtime/config.ts';
import type { Log } from '../../shared/runtime/log.ts';
import { type Clock, startClock } from './clock.ts';
import { localControls } from './controls.ts';
import { startEngine } from './engine.ts';
import {
  credentialsIn,
  type Environment,
  localEnvironment,
  type ProviderUrls,
} from './environment.ts';
import { functionLoader, type LoadFunction } from './functions.ts';
import { startGateway } from './gateway.ts';
import { localTable as tableName, tablesIn } from './kept-tables.ts';
import { responding } from './respond.ts';
import { connectLocally, localLog, localRuntime } from './runtime.ts';
import { type Schedules, startSchedules } from './schedules.ts';
import { PaymentCalls } from './stand-ins/payment-calls.ts';
import { type StandIns, startStandIns } from './stand-ins/start.ts';
import { createTable } from './tables.ts';
import { type DefinedSchedule, readDefinition } from './template.ts';
import { instantIn } from './times.ts';

/**
 * @property port 0 takes any free one; 8787 where absent
 * @property data a folder to keep the tables in; in memory where absent
 * @property clock an RFC 3339 time to freeze the clock at; real time where absent
 * @property isVerbose logs every request, not errors alone
 * @property environment where secrets are looked for; the process's own where absent
 */
export type LocalStackOptions = {
  readonly port?: number;
  readonly data?: string;
  readonly clock?: string;
  readonly isVerbose?: boolean;
  readonly environment?: Environment;
};

/**
 * @property providerUrls where the stand-ins for the payment providers answer
 * @property stop lets go of the ports and ends the engine
 */
export type LocalStack = {
  readonly baseUrl: string;
  readonly providerUrls: ProviderUrls;
  readonly clock: Clock;
  readonly stop: () => Promise<void>;
};

/** @throws RangeError when `at` is no time */
function clockAt(at: string | undefined): Clock {
  if (at === undefined) return startClock();
  const frozenAt = instantIn(at);
  if (!frozenAt) throw new RangeError(`${at} is no RFC 3339 time such as 2026-03-02T09:00:00Z`);
  return startClock(frozenAt);
}

/** @throws Error when the folder is not there and cannot be made */
function fileIn(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new Error(`cannot keep the tables in ${folder}: it is no folder we may use`, { cause });
  }
  return tablesIn(folder);
}

/** Where the clock stands still, nothing happens but what is asked for. */
async function schedulesOf(
  defined: readonly DefinedSchedule[],
  load: LoadFunction,
  clock: Clock,
  log: Log,
): Promise<Schedules> {
  const loading = defined.map(async ({ runs, ...schedule }) => ({
    ...schedule,
    run: await load<unknown, unknown>(runs),
  }));
  return startSchedules(await Promise.all(loading), { runThemselves: !clock.isFrozen, log });
}

type Stops = (() => Promise<void> | void)[];

/** Stopped before the tables that they look into. */
async function standInsFor(
  around: Parameters<typeof startStandIns>[0],
  stops: Stops,
): Promise<StandIns> {
  const standIns = await startStandIns(around);
  stops.push(standIns.stripe.stop, standIns.paddle.stop);
  return standIns;
}

async function start(options: LocalStackOptions, stops: Stops): Promise<Omit<LocalStack, 'stop'>> {
  const { port = 8787, data, isVerbose = false, environment = process.env } = options;
  const credentials = credentialsIn(environment);
  const clock = clockAt(options.clock);
  const { now } = clock;
  const log = localLog(isVerbose);

  const engine = await startEngine(data === undefined ? undefined : fileIn(data));
  stops.push(engine.stop);
  const client = connectLocally(engine.endpoint);
  stops.push(() => client.destroy());
  const definition = readDefinition();
  await createTable(client, tableName, definition.table);

  const calls = new PaymentCalls();
  const standIns = await standInsFor({ client, tableName, now, calls, log }, stops);
  const providerUrls = { stripe: standIns.stripe.url, paddle: standIns.paddle.url };
  const config = readConfig(localEnvironment(environment, tableName, credentials, providerUrls));
  const load = functionLoader(localRuntime(config, client, clock, log));
  const schedules = await schedulesOf(definition.schedules, load, clock, log);
  stops.push(schedules.stop);

  let url = '';
  const baseUrl = () => url;
  const secretOf = (product: string) => secretsOf(config, product).webhook[0] ?? '';
  const payments = { calls, standIns, delivery: { baseUrl, now, secretOf } };
  const controls = localControls({ baseUrl, clock, credentials, schedules, payments });
  const respond = await responding(definition.routes, load, controls);
  const gateway = await startGateway(port, respond, log);
  stops.push(gateway.stop);
  url = `http://127.0.0.1:${gateway.port}`;
  return { baseUrl: url, providerUrls, clock };
}

/**
 * Everything that is deployed, on this machine: tables and routes read off the templates, the
 * functions themselves, an embedded DynamoDB, and a clock that can be moved.
 *
 * @throws Error saying why it could not start; nothing is left running then
 */
export async function startLocalStack(options: LocalStackOptions = {}): Promise<LocalStack> {
  const stops: Stops = [];
  const stop = async () => {
    for (const end of stops.splice(0).toReversed()) await end();
  };
  try {
    return { ...(await start(options, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
