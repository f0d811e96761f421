import { describe, expect, it } from 'vitest';
import { functionsIn } from './tidy/functions.ts';
import { circlesIn, layerOf, wrongImports } from './tidy/imports.ts';
import { breaches, rules } from './tidy/rules.ts';
import { readAll, toSource } from './tidy/source.ts';

const everything = readAll();
const typescript = everything.filter(({ path }) => path.endsWith('.ts'));
const ours = typescript.filter(({ path }) => /^(functions|shared|infra)\//.test(path));

/** A rule is held when nothing is listed. */
const expectNone = (offenders: readonly string[]) => expect(offenders).toEqual([]);

describe('what has no place here', () => {
  it.each(rules.map((rule) => [rule[0], rule] as const))('%s', (_name, rule) => {
    expectNone(everything.flatMap((source) => breaches(source, rule)));
  });

  it.each(rules.map((rule) => [rule[0], rule] as const))('%s would be seen', (_name, rule) => {
    const [, where, , , caught] = rule;
    const places = ['shared/domain/x.ts', 'functions/app/x.ts', 'README.md'];
    const sample = places.filter((path) => where.test(path)).map((path) => toSource(path, caught));
    expect(sample.flatMap((source) => breaches(source, rule))).not.toEqual([]);
  });
});

describe('layers', () => {
  it('each imports only those it rests on, and the core no package', () => {
    expectNone(ours.flatMap(wrongImports));
  });

  it('no file imports itself by way of others', () => {
    expectNone(circlesIn(typescript));
  });

  // biome-ignore format: one case a row
  it.each([
    ['shared/domain/a.ts',       "import { b } from '../policy/b.ts';",                  1],
    ['shared/domain/a.ts',       "import { b } from './b.ts';",                          0],
    ['shared/domain/a.ts',       "import { join } from 'node:path';",                    1],
    ['shared/decide/a.ts',       "import type { B } from '../store/b.ts';",              1],
    ['shared/decide/a.ts',       "import { b } from '../products/skena/b.ts';",          0],
    ['shared/store/a.ts',        "import { GetCommand } from '@aws-sdk/lib-dynamodb';",  0],
    ['shared/store/a.ts',        "export { b } from '../decide/b.ts';",                  1],
    ['shared/contract/a.ts',     "import { b } from '../decide/b.ts';",                  1],
    ['shared/use-cases/a.ts',    "import { b } from '../runtime/b.ts';",                 1],
    ['shared/runtime/a.ts',      "import { b } from '../../functions/app/b.ts';",        1],
    ['shared/runtime/a.ts',      "const b = await import('../../infra/b.ts');",          1],
    ['functions/app/a.ts',       "import { b } from '../../shared/store/b.ts';",         0],
    ['functions/app/a.ts',       "import { b } from '../../test/support/b.ts';",         1],
    ['infra/stacks/a.ts',        "import { table } from '../../shared/store/table.ts';", 0],
    ['infra/stacks/a.ts',        "import { keys } from '../../shared/store/keys.ts';",   1],
    ['infra/stacks/a.ts',        "import { b } from '../local/b.ts';",                   1],
    ['infra/local/a.ts',         "import { b } from '../../functions/app/b.ts';",        0],
    ['infra/local/a.ts',         "import { b } from '../../shared/decide/b.ts';",        1],
    ['infra/tools/a.ts',         "import { b } from '../local/b.ts';",                   0],
    ['infra/tools/a.ts',         "import { b } from '../../shared/decide/b.ts';",        1],
    ['infra/local/a.ts',         "import { b } from '../tools/b.ts';",                   1],
    ['shared/other/a.ts',        '',                                                     1],
  ])('%s with %s: %i', (path, text, count) => {
    expect(wrongImports(toSource(path, text)).length).toBe(count);
  });

  it('a circle of three is one', () => {
    const files = ['a', 'b', 'c'].map((name, index) =>
      toSource(`shared/domain/${name}.ts`, `import './${'bca'[index]}.ts';`),
    );
    expect(circlesIn(files)).toEqual([
      'shared/domain/a.ts -> shared/domain/b.ts -> shared/domain/c.ts -> shared/domain/a.ts',
    ]);
  });
});

describe('size', () => {
  const isData = (path: string) =>
    /\/(calendar|clauses|policy|packs|rates)\.ts$/.test(path) && layerOf(path) === 'products';

  it('no file is over 150 lines, but for data', () => {
    const long = ours
      .filter(({ path }) => !isData(path))
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > 150);
    expectNone(long.map(({ path, lines }) => `${path} has ${lines} lines`));
  });

  it('no function is over 40 lines', () => {
    const long = ours.flatMap(({ path, bare }) =>
      functionsIn(bare)
        .filter(({ lines }) => lines > 40)
        .map(({ line, lines }) => `${path}:${line} has ${lines} lines`),
    );
    expectNone(long);
  });

  // biome-ignore format: one case a row
  it.each([
    ['a function',                    'function f() {\n  go();\n}',                                        [3]],
    ['its parameters count',          'export async function f(\n  a: A,\n  b: B,\n): C {\n  go();\n}',    [6]],
    ['an arrow',                      'const f = (a) => {\n  go();\n};',                                   [3]],
    ['an arrow over lines',           'const f = (\n  a: A,\n): B => {\n  go();\n};',                      [5]],
    ['one in another',                'function f() {\n  return () => {\n    go();\n  };\n}',              [5, 3]],
    ['a method',                      'class A {\n  run(a: A): B {\n    go();\n  }\n}',                    [3]],
    ['an if is none',                 'if (a) {\n  go();\n}',                                              []],
    ['nor a long one',                'if (\n  a &&\n  b\n) {\n  go();\n} else {\n  stay();\n}',           []],
    ['nor a type or an object',       'type A = {\n  a: B;\n};\nconst b = {\n  c: 1,\n};',                 []],
  ])('%s', (_case, text, lengths) => {
    expect(functionsIn(text).map(({ lines }) => lines)).toEqual(lengths);
  });
});

describe('names', () => {
  const vague = /^(utils?|helpers?|common|types?|constants?|misc|lib)(\.|$)/;

  it('no file or folder is called for what it is not about', () => {
    expectNone(
      everything
        .map(({ path }) => path)
        .filter((path) => path.split('/').some((part) => vague.test(part))),
    );
  });

  it('files are in kebab-case', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|d))?\.ts$/;
    const names = typescript.map(({ path }) => [path, path.split('/').at(-1) ?? ''] as const);
    expectNone(names.filter(([, name]) => !kebab.test(name)).map(([path]) => path));
  });

  it('a file of functions/ is called as the operation it exports', () => {
    const operations = typescript.filter(({ path }) =>
      /^functions\/(app|support|public)\/(?!([a-z-]+\/)*handler\.ts$)/.test(path),
    );
    expect(operations.length).toBeGreaterThan(20);
    const misnamed = operations.filter(({ path, code }) => {
      const name = (path.split('/').at(-1) ?? '').replace('.ts', '');
      const exported = name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
      return !new RegExp(`^export (const|function|async function) ${exported}\\b`, 'm').test(code);
    });
    expectNone(misnamed.map(({ path }) => path));
  });

  const statement = /(?:import|export) [^;]*?from '[^']+';/g;
  const onlyHandsOn = (code: string) =>
    /^export [^;]*?from '/m.test(code) && code.replaceAll(statement, '').trim() === '';

  it('no file only hands on what others export', () => {
    expectNone(typescript.filter(({ code }) => onlyHandsOn(code)).map(({ path }) => path));
  });

  // biome-ignore format: one case a row
  it.each([
    ["export { a } from './a.ts';\nexport type { B } from './b.ts';\n",   true],
    ["import { a } from './a.ts';\nexport { b } from './b.ts';\n",        true],
    ["export { a } from './a.ts';\nexport const b = 1;\n",                false],
    ["import { a } from './a.ts';\nexport const b = a;\n",                false],
    ["import './a.ts';\n",                                                false],
  ])('%j: %s', (code, then) => {
    expect(onlyHandsOn(code)).toBe(then);
  });
});

describe('the tidier itself', () => {
  it('reads all there is', () => {
    expect(ours.length).toBeGreaterThan(100);
    for (const { path, imports } of ours.filter(({ code }) => /^import /m.test(code))) {
      expect([path, imports.length > 0]).toEqual([path, true]);
    }
  });

  // biome-ignore format: one case a row
  it.each([
    ['a comment',              'go(); // stop',                     'go();        '],
    ['a long one',             'go(/* a\nb */);',                   'go(    \n    );'],
    ['an address in a text',   "go('https://x'); // y",             "go('https://x');     "],
    ['a quote in a comment',   "// don't\ngo('x');",                "        \ngo('x');"],
    ['a slash in an expression', 'go(/[/]"/g); // x',               'go(/[/]"/g);     '],
    ['a division',             'a / b; // c / d',                   'a / b;         '],
    ['nothing of a template',    'go(`// x`);',                      'go(`// x`);'],
  ])('takes away %s', (_case, text, code) => {
    expect(toSource('x.ts', text).code).toBe(code);
  });

  it('takes away what strings say', () => {
    expect(toSource('x.ts', "const a: any = 'any';").bare).toBe("const a: any = '   ';");
  });
});
