/** Placeholders for several of a kind: `#lot0`, `#lot1`, and what each stands for. */
export const numbered = <Value>(name: string, values: readonly Value[]): Record<string, Value> =>
  Object.fromEntries(values.map((value, index) => [`${name}${index}`, value]));

/** A REMOVE of these paths, where there are any. */
export const removing = (paths: readonly string[]): string =>
  paths.length > 0 ? ` REMOVE ${paths.join(', ')}` : '';

/** Names for an expression; DynamoDB refuses a list of none. */
export const named = (
  names: Readonly<Record<string, string>>,
): { readonly ExpressionAttributeNames?: Record<string, string> } =>
  Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {};
