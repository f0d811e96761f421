import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { startEngine } from '../infra/local/engine.ts';
import { connectLocally } from '../infra/local/runtime.ts';
import { createTable } from '../infra/local/tables.ts';
import { readDefinition } from '../infra/local/template.ts';
import { skena } from '../shared/products/skena/product.ts';
import { toStoredHead } from '../shared/store/account-item.ts';
import { toStoredEntry } from '../shared/store/entry-item.ts';
import { toStoredJob, toStoredSettled } from '../shared/store/job-item.ts';
import { toStoredOrder } from '../shared/store/order-item.ts';
import { entryKey, headKey, jobKey, mapName, orderKey } from '../shared/store/keys.ts';
import { after, newLife, type Life } from './decide/any-life.ts';
import { mkdirSync } from 'node:fs';
const [dir, n, per] = [process.argv[2]!, Number(process.argv[3]), Number(process.argv[4] ?? 20)];
mkdirSync(dir, { recursive: true });
const engine = await startEngine(`${dir}/makegood.db`);
const client = connectLocally(engine.endpoint);
await createTable(client, 'makegood-local', readDefinition().table);
let life: Life = newLife(skena);
const step = { which: 0, amount: 0, variants: 1, share: 0, status: 0 };
life = after(life, { ...step, act: 'buy' });
let i = 0;
while (life.entries.length < per) {
  i += 1;
  life = after(life, { ...step, act: 'start' });
  for (const [amount, share] of [[2,1],[0,1],[1,1]] as const) life = after(life, { ...step, amount, share: i % 2 ? share : 0, act: 'settle' });
}
console.log(life.entries.length, life.jobs.length);
function itemsOf(k: number) {
  const accountId = `acct_${k}` as never;
  const name = (id: string) => `${id}-${k}` as never;
  return [
    { ...headKey('skena', accountId), ...toStoredHead({ ...life.account, accountId }), running: {} },
    ...life.entries.map((e) => ({ ...entryKey('skena', accountId, e.entryId), ...toStoredEntry({ ...e, ...(e.jobId && { jobId: name(e.jobId) }) }) })),
    ...life.orders.map((o) => ({ ...orderKey('skena', accountId, o), ...toStoredOrder(o) })),
    ...life.jobs.map((j) => ({ ...jobKey('skena', name(j.jobId)), ...toStoredJob({ ...j, accountId }), settled: Object.fromEntries(j.variants.flatMap((v) => v.state === 'pending' ? [] : [[mapName(v.variantId), toStoredSettled({ state: v.state, outcome: v.outcome, settledAt: v.settledAt, clause: v.clause })]])) })),
  ];
}
let buffer: object[] = []; const t = Date.now();
const flush = async () => { while (buffer.length) { const part = buffer.splice(0, 25); await client.send(new BatchWriteCommand({ RequestItems: { 'makegood-local': part.map((Item) => ({ PutRequest: { Item } })) } as never })); } };
let total = 0;
for (let k = 0; k < n; k += 1) { const its = itemsOf(k); total += its.length; buffer.push(...its); if (buffer.length > 500) await flush(); }
await flush();
console.log(total, 'items in', Date.now() - t, 'ms');
await engine.stop();
