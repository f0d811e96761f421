import * as z from 'zod/mini';

export type Json = { readonly [name: string]: unknown };

/** Whether callers send it or are told it: a request may hold nothing else, an answer one day more. */
export type Direction = 'input' | 'output';

type Named = {
  readonly schema: z.ZodMiniType;
  readonly id: string;
  readonly description: string;
  readonly example?: unknown;
  readonly as?: Json;
  readonly fields?: Readonly<Record<string, string>>;
};

type FieldsOf<Schema> = Schema extends z.ZodMiniObject<infer Shape> ? keyof Shape & string : never;

/**
 * A schema that has a name of its own in the document, and what there is to say of it.
 *
 * @property as how to write it, where what checks it says too little
 * @property fields by name; those whose own schema says enough may be left out
 */
export const named = <Schema extends z.ZodMiniType>(
  id: string,
  schema: Schema,
  description: string,
  more: {
    readonly example?: unknown;
    readonly as?: Json;
    readonly fields?: { readonly [Field in FieldsOf<Schema>]?: string };
  } = {},
): Named => ({ id, schema, description, ...more }) as Named;

type Written = z.core.JSONSchema.BaseSchema;

/** Leaves out what only says how a number is kept, or spells out a format that has a name. */
function tidy(schema: Written, direction: Direction): void {
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.format === 'date-time' || schema.format === 'date') delete schema.pattern;
  // A new field in an answer breaks nobody; a field in a request that we do not know is refused.
  const more = schema.additionalProperties;
  if (direction === 'output' && more === false) delete schema.additionalProperties;
  if (isJson(more) && Object.keys(more).length === 0) schema.additionalProperties = true;
}

const ofDocument = (schema: object): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const unwrapped = (schema: z.ZodMiniType): z.ZodMiniType =>
  schema instanceof z.ZodMiniOptional ? (schema.def.innerType as z.ZodMiniType) : schema;

/** Says of each field what there is to say. */
function withFields(schema: Json, fields: Readonly<Record<string, string>> = {}): Json {
  if (!isJson(schema.properties)) return schema;
  const properties = Object.entries(schema.properties).map(([name, property]) => {
    const description = fields[name];
    return [name, { ...(property as Json), ...(description && { description }) }];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

/**
 * Writes schemas as JSON Schema 2020-12, those with a name as references to it.
 *
 * @property describe what is said of a schema that has a name
 * @property write a schema as it stands in the document
 * @property components the named ones, of those that were written
 * @throws Error where two schemas have one name, or one means one thing in requests and another in answers
 */
export function schemaWriter(all: readonly Named[]) {
  const registry = z.registry<{ readonly id: string }>();
  for (const { schema, id } of all) registry.add(schema, { id });
  const byId = new Map(all.map((one) => [one.id, one]));
  const twice = all.find((one) => byId.get(one.id) !== one);
  if (twice) throw new Error(`two shapes are called ${twice.id}`);
  const components = new Map<string, Json>();

  const keep = (about: Named, { id: _id, ...schema }: Json) => {
    const { id, description, example, as, fields } = about;
    const examples = example === undefined ? {} : { examples: [example] };
    const component = { ...withFields(as ?? schema, fields), description, ...examples };
    const before = components.get(id);
    if (before && JSON.stringify(before) !== JSON.stringify(component)) {
      throw new Error(`${id} means one thing in requests and another in answers`);
    }
    components.set(id, component);
  };

  const write = (schema: z.ZodMiniType, direction: Direction): Json => {
    const { $schema, $defs, ...root } = z.toJSONSchema(schema, {
      metadata: registry,
      io: direction,
      override: ({ jsonSchema }) => tidy(jsonSchema, direction),
    });
    for (const [id, inner] of Object.entries($defs ?? {})) {
      const about = byId.get(id);
      if (about) keep(about, ofDocument(inner as object));
    }
    return ofDocument(root);
  };
  const describe = (schema: z.ZodMiniType) =>
    byId.get(registry.get(unwrapped(schema))?.id ?? '')?.description;
  return {
    write,
    describe,
    components: () => Object.fromEntries([...components].toSorted(byName)),
  };
}

export type SchemaWriter = ReturnType<typeof schemaWriter>;

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) =>
  a < b ? -1 : 1;
