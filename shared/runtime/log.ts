/**
 * What may be said of a request: names, numbers and codes of ours. There is no field for a body, a
 * header or an address, so none can end up in the log.
 */
export type LogLine = {
  readonly level: 'info' | 'error';
  readonly what: string;
  readonly requestId?: string;
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

/** One JSON object a line, as CloudWatch reads them. */
export const logToConsole: Log = (line) => console.log(JSON.stringify(line));

/** Long runs of digits may be a card's, and providers' messages quote what they were sent. */
const withoutDigits = (text: string) => text.replaceAll(/\d[\d -]{11,}\d/g, '[digits]');

/** An error's name, message and place, in at most some hundred characters. */
export function errorFields(error: unknown): Pick<LogLine, 'error' | 'stack'> {
  if (!(error instanceof Error)) return { error: typeof error };
  const [, ...frames] = (error.stack ?? '').split('\n    at ');
  return {
    error: withoutDigits(`${error.name}: ${error.message}`).slice(0, 300),
    stack: frames.slice(0, 5).join(' < '),
  };
}
