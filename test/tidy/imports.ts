import { fileNamed, type Source } from './source.ts';

const core = ['domain', 'policy', 'products', 'decide'] as const;
const shared = [...core, 'store', 'payments', 'contract', 'use-cases', 'runtime'] as const;

/** Whom each layer may import, besides itself. */
// biome-ignore format: one layer a row
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain:      [],
  policy:      ['domain'],
  products:    ['domain', 'policy'],
  decide:      ['domain', 'policy', 'products'],
  store:       ['domain'],
  payments:    ['domain'],
  contract:    ['domain', 'policy'],
  'use-cases': [...core, 'store', 'payments'],
  runtime:     shared,
  functions:   shared,
  infra:       [],
  local:       ['infra', 'functions', 'domain', 'policy', 'products', 'store', 'contract', 'runtime'],
  tools:       ['local', 'infra', 'functions', 'domain', 'policy', 'products', 'store', 'contract', 'runtime', 'use-cases'],
};

/** Folders of `infra/` that are layers of their own. */
const besideInfra = ['local', 'tools'];

/** What the deployment takes of the rest: the table and who is served. */
const forInfra = ['shared/store/table.ts', 'shared/products/products.ts'];

/** Layers that run anywhere, because they need nothing. */
const isCore = (path: string): boolean => core.some((name) => layerOf(path) === name);

export function layerOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  if (top === 'shared') return second;
  return top === 'infra' && besideInfra.includes(second) ? second : top;
}

/** Imports that the order of the layers does not allow. */
export function wrongImports(source: Source): string[] {
  const layer = layerOf(source.path);
  const allowed = mayImport[layer];
  if (!allowed) return [`${source.path} is in no layer`];
  return source.imports.flatMap((specifier) => {
    const file = fileNamed(source, specifier);
    if (file === undefined) {
      return isCore(source.path) ? [`${source.path} imports the package ${specifier}`] : [];
    }
    const isForInfra = layer === 'infra' && forInfra.includes(file);
    const isAllowed = layerOf(file) === layer || allowed.includes(layerOf(file)) || isForInfra;
    return isAllowed ? [] : [`${source.path} imports ${file}`];
  });
}

/** Files that import themselves by way of others, each circle once. */
export function circlesIn(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) circles.push([...trail.slice(at), path].join(' -> '));
    if (at >= 0 || done.has(path)) return;
    const source = byPath.get(path);
    for (const specifier of source?.imports ?? []) {
      const file = source && fileNamed(source, specifier);
      if (file) visit(file, [...trail, path]);
    }
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  return circles;
}
