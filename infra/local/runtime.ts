import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { products } from '../../shared/products/products.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { newMint } from '../../shared/runtime/ids.ts';
import { type Log, logToConsole } from '../../shared/runtime/log.ts';
import type { Runtime } from '../../shared/runtime/runtime.ts';
import { connect } from '../../shared/store/store.ts';
import type { Clock } from './clock.ts';

/** The engine takes any credentials, and no other place is searched for some. */
export const connectLocally = (endpoint: string): DynamoDBDocumentClient =>
  connect({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

const logErrors: Log = (line) => {
  if (line.level === 'error') console.error(JSON.stringify(line));
};

export const localLog = (isVerbose: boolean): Log => (isVerbose ? logToConsole : logErrors);

/**
 * The world of all functions at once. They share one mint, so that entries made in the same
 * millisecond of a frozen clock keep their order. Pauses are real ones whatever the clock says.
 */
export const localRuntime = (
  config: Config,
  client: DynamoDBDocumentClient,
  { now }: Clock,
  log: Log,
): Runtime => ({
  config,
  products,
  client,
  now,
  pause: (milliseconds) => pause(milliseconds),
  random: Math.random,
  mint: newMint(),
  log,
});
