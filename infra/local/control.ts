import type * as z from 'zod/mini';
import type { Answer } from '../../shared/runtime/answer.ts';
import { invalid, Problem } from '../../shared/runtime/problem.ts';
import { fieldErrors, parseJson } from '../../shared/runtime/request.ts';
import type { HttpRequest } from './event.ts';

/** What only the local stack answers. @property perform gets the body as JSON says it */
export type Control = {
  readonly method: 'GET' | 'POST';
  readonly perform: (body: unknown) => Answer | Promise<Answer>;
};

/** @throws Problem `invalid_request` naming every field that is wrong */
export function parsed<Schema extends z.ZodMiniType>(
  schema: Schema,
  body: unknown,
): z.infer<Schema> {
  const { data, error } = schema.safeParse(body);
  if (error) throw invalid(fieldErrors(error.issues));
  return data as z.infer<Schema>;
}

/** @throws Problem `unsupported_media_type`, `malformed_json` */
function jsonIn({ headers, body }: HttpRequest): unknown {
  if (body.length === 0) return {};
  const type = headers['content-type'] ?? 'application/json';
  if (!/^application\/json\b/i.test(type)) throw new Problem('unsupported_media_type');
  return parseJson(body);
}

/** @throws Problem `not_found`, `method_not_allowed`, and what the control itself refuses */
export async function control(
  controls: Readonly<Record<string, Control>>,
  request: HttpRequest,
): Promise<Answer> {
  const { rawPath, method } = request;
  const found = Object.hasOwn(controls, rawPath) ? controls[rawPath] : undefined;
  if (!found) throw new Problem('not_found');
  if (found.method !== method) {
    throw new Problem('method_not_allowed', { headers: { allow: found.method } });
  }
  return found.perform(method === 'POST' ? jsonIn(request) : {});
}
