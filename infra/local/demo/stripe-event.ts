export const seconds = (at: string) => Math.floor(Date.parse(at) / 1000);

/** The envelope that Stripe sends an object in. */
export const stripeEvent = (
  { id, type, at }: { readonly id: string; readonly type: string; readonly at: string },
  object: Readonly<Record<string, unknown>>,
) => ({
  id,
  object: 'event',
  api_version: '2026-10-28.endive',
  created: seconds(at),
  livemode: false,
  type,
  data: { object },
});
