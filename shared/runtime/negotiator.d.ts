/** The part of the library that reads languages; the whole brings parsers of other headers with it. */
declare module 'negotiator/lib/language.js' {
  /** @returns the names of `provided` that are accepted, best first; no header accepts all of them */
  function preferredLanguages(accept: string | undefined, provided: readonly string[]): string[];
  export = preferredLanguages;
}
