import type { ApiReply } from '../api-reply.ts';
import type { ApiRequest } from '../api-server.ts';
import { meta } from './errors.ts';

/**
 * One call of Paddle's API.
 *
 * @property call as Paddle's library names it
 * @property path with a group `id` where it names an entity
 */
export type PaddleCall = {
  readonly call: string;
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly perform: (
    params: Readonly<Record<string, unknown>>,
    request: ApiRequest,
  ) => Promise<ApiReply>;
};

type Entity = { readonly id: string };

const answer = (status: number, data: Entity): ApiReply => ({
  status,
  body: { data, meta: meta() },
  id: data.id,
});

export const found = (data: Entity): ApiReply => answer(200, data);
export const created = (data: Entity): ApiReply => answer(201, data);
