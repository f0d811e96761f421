import type { RawAccount, RawItem } from './raw-account.ts';

/** The entry of a kind, the first of them unless told otherwise. */
function entry({ entries }: RawAccount, kind: string, isIt = (_: RawItem) => true): RawItem {
  const found = entries.find((item) => item.kind === kind && isIt(item));
  if (!found) throw new Error(`there is no such entry of kind ${kind}`);
  return found;
}

/** The name under which the head keeps the lot of the `number`th purchase, oldest first. */
function lotName({ orders }: RawAccount, number: number): string {
  const name = orders[number - 1]?.sk.split('_').at(-1);
  if (!name) throw new Error(`there is no purchase ${number}`);
  return name;
}

const changed = async (raw: RawAccount, item: RawItem, change: (item: RawItem) => void) => {
  change(item);
  await raw.put(item);
};

const inLot =
  (number: number, change: (lot: unknown[] & RawItem[string]) => void) => (raw: RawAccount) =>
    changed(raw, raw.head, ({ lots }) => change(lots[lotName(raw, number)]));

const inEntry =
  (kind: string, change: (item: RawItem) => void, isIt?: (item: RawItem) => boolean) =>
  (raw: RawAccount) =>
    changed(raw, entry(raw, kind, isIt), change);

const isFor = (job: string) => (item: RawItem) => String(item.job).endsWith(job);
const later = (sk: string) => sk.replace(/^entry\/.{10}/, 'entry/01KZZZZZZZ');

type Fault = readonly [
  what: string,
  plant: (raw: RawAccount, accountId: string) => Promise<unknown>,
  found: readonly string[],
];

/**
 * What can go wrong with the account of `richLife`, and what an audit has to say of it: the word and where,
 * with `lot-2` for the lot of the second purchase, `gift` for the one that was given.
 */
// biome-ignore format: one fault a row
export const plantedFaults: readonly Fault[] = [
  ['a lot holds one credit more',       inLot(2, (lot) => { lot[0] += 1; }),                                              ['parts lot-2', 'remaining lot-2', 'available account']],
  ['a lot holds one credit less',       inLot(3, (lot) => { lot[0] -= 1; }),                                              ['remaining lot-3', 'drawn lot-3', 'frozen account']],
  ['a lot was granted less',            inLot(2, (lot) => { lot[1] -= 1; }),                                              ['granted lot-2', 'drawn lot-2']],
  ['a lot is more than its parts',      inLot(2, (lot) => { lot[0] += 1_000; }),                                          ['parts lot-2', 'remaining lot-2', 'available account']],
  ['a lot is of another kind',          inLot(2, (lot) => { lot[2] = 'g'; }),                                             ['kind lot-2']],
  ['a lot was refunded less',           inLot(2, (lot) => { lot[6][0] -= 1; lot[0] += 1; }),                              ['refunded lot-2', 'remaining lot-2']],
  ['a refund is told as a clawback',    inLot(2, (lot) => { lot[6][0] -= 1; lot[6][1] += 1; }),                           ['refunded lot-2', 'clawed_back lot-2']],
  ['what paid a debt is forgotten',     inLot(2, (lot) => { lot[7][3] -= 1; }),                                           ['lent lot-2']],
  ['who paid a debt is forgotten',      inLot(1, (lot) => { lot[7][4] = []; }),                                           ['paid_by lot-1', 'owed lot-1', 'owed account']],
  ['what is owed is wrong',             inLot(2, (lot) => { lot[7][0] += 10; }),                                          ['owed lot-2', 'owed account']],
  ['more was taken than is claimed',    inLot(1, (lot) => { lot[7][1] -= 90; }),                                          ['claims lot-1']],
  ['a freeze is lost',                  inLot(3, (lot) => { lot[5] = ''; }),                                              ['frozen lot-3', 'frozen account', 'available account']],
  ['a lot is gone',                     async (raw) => changed(raw, raw.head, ({ lots }) => { delete lots[lotName(raw, 3)]; }), ['lot_missing lot-3', 'frozen account']],
  ['a lot came from nowhere',           async (raw) => changed(raw, raw.head, ({ lots }) => { lots.none = [0, 5, 'g', 1, 'x']; }), ['not_granted lot_none']],
  ['credits cannot be read',            inLot(2, (lot) => { lot[0] = -1; }),                                              ['unreadable account']],
  ['it is not watched',                 async (raw) => changed(raw, raw.head, (head) => { delete head.watched; }),        ['watched account']],
  ['the account itself is gone',        async (raw) => raw.remove(raw.head),                                              ['account_missing account']],
  ['a charge is gone',                  async (raw) => raw.remove(entry(raw, 'charge', isFor('spent'))),                  ['drawn lot-1', 'remaining lot-1', 'not_charged job']],
  ['a grant is gone',                   async (raw) => raw.remove(entry(raw, 'grant', ({ order }) => order)),             ['granted lot-1', 'below_zero lot-1', 'not_granted order-1']],
  ['a refund is gone',                  async (raw) => raw.remove(entry(raw, 'refund')),                                  ['refunded lot-2', 'remaining lot-2', 'available account']],
  ['the newest entry is gone',          async (raw) => raw.remove(raw.entries.at(-1) as RawItem),                         ['last_entry account', 'frozen account', 'frozen lot-3']],
  ['a charge is less',                  inEntry('charge', (item) => { item.credits += 1; item.draws[0][1] -= 1; }, isFor('spent')), ['charged job', 'draws job', 'available account']],
  ['a charge does not add up',          inEntry('charge', (item) => { item.credits += 1; }, isFor('spent')),              ['draws entry', 'available account']],
  ['a charge is of another lot',        async (raw) => changed(raw, entry(raw, 'charge', isFor('running')), ({ draws }) => { draws[0][0] = lotName(raw, 1); }), ['drawn lot-1', 'drawn gift', 'draws job']],
  ['a charge gives',                    inEntry('charge', (item) => { item.credits = -item.credits; }, isFor('spent')),   ['direction entry', 'available account']],
  ['a charge names no job',             inEntry('charge', (item) => { delete item.job; }, isFor('spent')),                ['job entry', 'not_charged job']],
  ['a restore is there twice',          async (raw) => raw.put({ ...entry(raw, 'restore'), sk: later(entry(raw, 'restore').sk) }), ['restored job', 'restored_draws job', 'available account']],
  ['a charge is there twice',           async (raw) => raw.put({ ...entry(raw, 'charge', isFor('spent')), sk: later(entry(raw, 'charge').sk) }), ['charged_twice job', 'charged job', 'available account']],
  ['a grant is there twice',            async (raw) => raw.put({ ...entry(raw, 'grant'), sk: later(entry(raw, 'grant').sk) }), ['granted_twice trial', 'granted trial', 'available account']],
  ['a grant came after it was spent',   async (raw) => { const grant = entry(raw, 'grant'); await raw.remove(grant); await raw.put({ ...grant, sk: later(grant.sk) }); }, ['below_zero trial']],
  ['an entry names no clause',          inEntry('restore', (item) => { delete item.clause; }),                            ['clause entry']],
  ['an entry names an unknown clause',  inEntry('restore', (item) => { item.clause = 'SK-99'; }),                         ['clause entry']],
  ['an entry names no policy',          inEntry('restore', (item) => { delete item.policy; }),                            ['policy entry']],
  ['an entry names an unknown policy',  inEntry('restore', (item) => { item.policy = 'skena@99'; }),                      ['policy entry']],
  ['an entry names no order',           inEntry('refund', (item) => { delete item.order; }),                              ['order entry']],
  ['an entry has a name like no other', async (raw) => raw.put({ ...entry(raw, 'refund'), credits: 0, draws: [], sk: 'entry/0' }), ['entry_id entry']],
  ['an entry cannot be read',           inEntry('restore', (item) => { item.draws = 'all'; }),                            ['unreadable entry', 'restored job']],
  ['an order is gone',                  async (raw) => raw.remove(raw.orders[1] as RawItem),                              ['order_missing order-2']],
  ['an order is of other credits',      async (raw) => changed(raw, raw.orders[1] as RawItem, (order) => { order.credits = 99; }), ['order_credits order-2']],
  ['an order is of another pack',       async (raw) => changed(raw, raw.orders[1] as RawItem, (order) => { order.pack = 'studio'; }), ['order_pack order-2']],
  ['a job is gone',                     async (raw, name) => raw.remove(await raw.jobOf(`${name}-spent`)),                ['job_missing job']],
  ['a job restores in silence',         async (raw, name) => changed(raw, await raw.jobOf(`${name}-spent`), ({ settled }) => { settled['/v1'].state = 'restored'; }), ['restored job', 'restored_draws job']],
  ['a job drew more',                   async (raw, name) => changed(raw, await raw.jobOf(`${name}-spent`), ({ draws }) => { draws[0][1] += 1; }), ['draws job']],
  ['a job is somebody else’s',          async (raw, name) => changed(raw, await raw.jobOf(`${name}-spent`), (job) => { job.account = 'else'; }), ['holder job']],
  ['a running job is forgotten',        async (raw) => changed(raw, raw.head, (head) => { head.running = {}; }),           ['not_running job']],
  ['a running job was never charged',   async (raw) => changed(raw, raw.head, ({ running }) => { running['/ghost'] = true; }), ['not_charged ghost']],
];
