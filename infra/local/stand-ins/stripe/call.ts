import * as z from 'zod/mini';
import type { Instant } from '../../../../shared/domain/instant.ts';
import { toMilliseconds } from '../../../../shared/domain/instant.ts';
import type { ApiReply } from '../api-reply.ts';
import type { ApiRequest } from '../api-server.ts';
import type { Params } from './form.ts';

export type StripeObject = Readonly<Record<string, unknown>>;

/**
 * One call of Stripe's API.
 *
 * @property call as Stripe's library names it
 * @property path with a group `id` where it names an object
 * @property expandable what the caller may ask to see whole
 */
export type StripeCall = {
  readonly call: string;
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly expandable?: readonly string[];
  readonly perform: (params: Params, request: ApiRequest) => Promise<ApiReply>;
};

export const done = (body: StripeObject): ApiReply => ({
  status: 200,
  body,
  ...(typeof body.id === 'string' && { id: body.id }),
});

export const unixSeconds = (at: Instant): number => Math.floor(toMilliseconds(at) / 1000);

const bad = 'parameter_invalid_string_empty';

export const id = z.string(bad).check(z.minLength(1, bad));

export const metadata = z.record(
  z.string().check(z.maxLength(40, 'metadata_invalid')),
  z.string('metadata_invalid').check(z.maxLength(500, 'metadata_invalid')),
  'metadata_invalid',
);

export const amount = z
  .int('parameter_invalid_integer')
  .check(z.minimum(1, 'parameter_invalid_integer'));
