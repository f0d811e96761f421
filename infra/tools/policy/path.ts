/** Where in a policy something stands: the names and places that lead to it. */
export type Path = readonly (string | number)[];

/** `cash.unused.windowHours`, `burn.order[2]`; nothing for the whole. */
export const pathText = (path: Path): string =>
  path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`,
    )
    .join('');

/** Whether `inner` is at `outer` or in it. Both as texts. */
export const isWithin = (inner: string, outer: string): boolean =>
  outer === '' || inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
