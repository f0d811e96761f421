import recorded from './examples.json' with { type: 'json' };
import type { Json } from './schemas.ts';

/**
 * A request and how it was answered.
 *
 * @property given what the names in the path and the query stood for
 * @property answers by status
 */
export type Example = {
  readonly given: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly answers: Readonly<Record<string, unknown>>;
};

/**
 * What happened to one customer, call by call, as a test recorded it: every answer is one that the
 * system gave.
 */
export const examples: Readonly<Record<string, Example>> = recorded;

const none: Example = { given: {}, answers: {} };

export const exampleOf = (operationId: string): Example => examples[operationId] ?? none;
