/**
 * What may be said of a request: names, numbers, codes and ids of ours. There is no field for a body, a
 * header or an address, so none can end up in the log.
 */
export type LogLine = {
  readonly level: 'info' | 'error';
  readonly what: string;
  readonly requestId?: string;
  readonly id?: string;
  readonly route?: string;
  readonly product?: string;
  readonly status?: number;
  readonly code?: string;
  readonly milliseconds?: number;
  readonly error?: string;
  readonly stack?: string;
  readonly counts?: Readonly<Record<string, number | boolean>>;
};

export type Log = (line: LogLine) => void;

/**
 * One JSON object a line and nothing before it, which is what the metric filters read. Lambda's own
 * `console` writes the time and a level before each line.
 */
export const logToConsole: Log = (line) => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

/**
 * An error's name and where it was thrown. Its message is left out: libraries quote in it what they
 * were given, which may be anybody's secret.
 */
export function errorFields(error: unknown): Pick<LogLine, 'error' | 'stack'> {
  if (!(error instanceof Error)) return { error: typeof error };
  const { name, message, stack = '' } = error;
  const behindMessage = stack.slice(stack.indexOf(message) + message.length);
  const frames = behindMessage.split('\n    at ').slice(1, 6);
  const isWord = /^\w{1,100}$/.test(name);
  return { error: isWord ? name : 'Error', stack: frames.join(' < ') };
}
