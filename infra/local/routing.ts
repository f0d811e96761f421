/** Whose turn it is, and what the path's parameters are, decoded. */
export type Match<Served> = {
  readonly routeKey: string;
  readonly served: Served;
  readonly parameters: Readonly<Record<string, string>>;
};

type Routed<Served> = { readonly routeKey: string; readonly served: Served };

const isParameter = (segment: string): boolean => /^\{\w+\}$/.test(segment);

const segmentsOf = (path: string): string[] => path.split('/').slice(1);

const patternOf = ({ routeKey }: Routed<unknown>): string[] =>
  segmentsOf(routeKey.split(' ')[1] ?? '');

/** At the first difference, a fixed word comes before a parameter. */
function bySpecificity(a: Routed<unknown>, b: Routed<unknown>): number {
  const others = patternOf(b);
  const differing = patternOf(a).find(
    (segment, at) => isParameter(segment) !== isParameter(others[at] ?? ''),
  );
  if (differing === undefined) return 0;
  return isParameter(differing) ? 1 : -1;
}

/** @throws URIError when a parameter is not properly percent-encoded */
function parametersOf(
  pattern: readonly string[],
  path: readonly string[],
): Record<string, string> | undefined {
  const isMatch =
    pattern.length === path.length &&
    pattern.every((segment, at) => (isParameter(segment) ? path[at] !== '' : segment === path[at]));
  if (!isMatch) return undefined;
  const named = pattern.flatMap((segment, at) =>
    isParameter(segment) ? [[segment.slice(1, -1), decodeURIComponent(path[at] ?? '')]] : [],
  );
  return Object.fromEntries(named);
}

/**
 * Finds the route of a path as API Gateway does: fixed words win over parameters, and what has no
 * route goes to `$default`, a path that is not properly percent-encoded too.
 *
 * @throws Error for a route that this cannot serve, and when there is no `$default`
 */
export function router<Served>(
  routes: readonly Routed<Served>[],
): (rawPath: string) => Match<Served> {
  const rest = routes.find(({ routeKey }) => routeKey === '$default');
  if (!rest) throw new Error('there is no route $default');
  const explicit = routes.filter((route) => route !== rest).toSorted(bySpecificity);
  const strange = explicit.find(({ routeKey }) => !/^ANY (\/[\w.-]+|\/\{\w+\})+$/.test(routeKey));
  if (strange) throw new Error(`cannot serve ${strange.routeKey}`);

  return (rawPath) => {
    const path = segmentsOf(rawPath);
    try {
      for (const { routeKey, served } of explicit) {
        const parameters = parametersOf(patternOf({ routeKey, served }), path);
        if (parameters) return { routeKey, served, parameters };
      }
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
    }
    return { ...rest, parameters: {} };
  };
}
