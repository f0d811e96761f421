import { type Environment, LogLevel, Paddle } from '@paddle/paddle-node-sdk';

/**
 * @property apiKey `pdl_live_apikey_...`, or `pdl_sdbx_apikey_...` with the sandbox's `apiUrl`
 * @property apiUrl a server that speaks Paddle's API; that of live accounts where it is absent
 * @property timeoutMs how long each thing asked of us may take, over all the requests it takes
 */
export type PaddleOptions = {
  readonly apiKey: string;
  readonly apiUrl?: string;
  readonly timeoutMs?: number;
};

/**
 * @property deadline a new one for each thing asked of us. The SDK hands no signal to `fetch`, so a
 *   request we wait for no longer ends by the limits of Node's own client: five minutes of silence.
 */
export type PaddleConnection = {
  readonly paddle: Paddle;
  readonly deadline: () => AbortSignal;
};

/** The SDK takes whatever it does not know as an environment for the address to ask. */
const environmentAt = (apiUrl: string) => new URL(apiUrl).href.replace(/\/$/, '') as Environment;

/** @throws TypeError when `apiUrl` is none */
export function connect({ apiKey, apiUrl, timeoutMs = 8000 }: PaddleOptions): PaddleConnection {
  const paddle = new Paddle(apiKey, {
    logLevel: LogLevel.none,
    ...(apiUrl && { environment: environmentAt(apiUrl) }),
  });
  return { paddle, deadline: () => AbortSignal.timeout(timeoutMs) };
}
