import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openapiDocument } from '../../shared/contract/openapi/document.ts';
import { products } from '../../shared/products/products.ts';

const [path = 'dist/openapi.json'] = process.argv.slice(2);
const document = openapiDocument(products.map(({ product }) => product));
const calls = Object.values(document.paths).flatMap((atPath) => Object.keys(atPath));

mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, `${JSON.stringify(document, null, 2)}\n`);
console.log(`${path}: OpenAPI ${document.openapi}, ${calls.length} calls`);
