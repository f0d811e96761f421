export type Answer = { readonly status: number; readonly body: Record<string, unknown> };

export const json = { 'content-type': 'application/json' };

export async function send(
  url: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const response = await fetch(url, init);
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, body };
}
