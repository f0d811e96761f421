/** Half a character cannot be stored or hashed; JSON's escapes can spell one. */
const wellFormed = (_key: string, value: unknown) =>
  typeof value === 'string' ? value.toWellFormed() : value;

/**
 * What JSON says, in text that can be kept.
 *
 * @throws SyntaxError when it is no JSON
 */
export const parseKeepable = (text: string): unknown => JSON.parse(text, wellFormed);
