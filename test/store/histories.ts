import { expectAudited } from '../support/audited.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { intentSucceeded, sessionCompleted, transactionEvent } from '../support/purchases.ts';
import { type Answered, newWorld, type World, type WorldOptions } from '../support/world.ts';
import { type Audited, readAll } from './audit.ts';
import type { Step } from './steps.ts';

/** Two customers of one product, and one of another who goes by the name of the first. */
const customers = [
  { product: 'skena', account: 'ada' },
  { product: 'skena', account: 'ben' },
  { product: 'jimeng', account: 'ada' },
] as const;

type Customer = (typeof customers)[number];

const actions = {
  skena: ['image', 'video', 'avatar'],
  jimeng: ['text-to-video', 'image-to-video'],
} as const;
const packs = ['pri_01jm0000000000000000000100', 'pri_01jm0000000000000000000500'];
const minutes = [9, 11, 721, 11];
const kinds = ['saved', 'exported', 'downloaded', 'saved'];

function purchase({ product, account }: Customer, { payment, chance }: Step, world: World) {
  const at = world.now();
  const name = `${account}_${payment}`;
  if (product === 'jimeng') {
    const bought = { account, priceId: packs[payment % 2] ?? '', payment: `txn_${name}`, at };
    return transactionEvent(bought, chance % 2 === 0 ? 'paid' : 'completed');
  }
  const bought = { account, pack: 'starter', payment: `pi_${name}`, at };
  return chance % 2 === 0 ? sessionCompleted(bought) : intentSucceeded(bought);
}

/** Every customer that is there by now, by product and name. */
export type Seen = Readonly<Record<string, Audited>>;

/**
 * @property answers to the step and, where it was asked twice, to the second asking
 * @property between how things stood after the first asking
 */
export type Happened = {
  readonly step: Step;
  readonly customer: string;
  readonly answers: readonly (Answered | undefined)[];
  readonly before: Seen;
  readonly between: Seen;
  readonly after: Seen;
};

/**
 * @property end how everybody stood when every time limit had passed
 * @property paged the same, read in small pages
 */
export type History = {
  readonly steps: readonly Step[];
  readonly happened: readonly Happened[];
  readonly end: Seen;
  readonly paged: Seen;
};

const nameOf = ({ product, account }: Customer) => `${product}/${account}`;

/** A world of these customers, in which steps can be asked for and everybody be looked at. */
async function newStage(options: WorldOptions) {
  const world = await newWorld(options);
  const clients = { skena: productClient(world, 'skena'), jimeng: productClient(world, 'jimeng') };
  const jobs: Record<Customer['product'], string[]> = { skena: [], jimeng: [] };
  const opened = new Set<Customer>();

  /** A new job, or now and then one that was started before under the same id. */
  const start = (customer: Customer, step: Step, client: ProductClient) => {
    const { product, account: accountId } = customer;
    const known = step.job === 0 ? jobs[product][0] : undefined;
    const jobId = known ?? `j${jobs[product].length + 1}`;
    if (!known) jobs[product].push(jobId);
    const action = actions[product][step.chance % actions[product].length];
    return client.post('/jobs', { jobId, accountId, action, variants: step.variant });
  };

  const ask = (step: Step, customer: Customer): Promise<Answered> | undefined => {
    const { product, account } = customer;
    const client = clients[product];
    const jobId = jobs[product].at(-1 - step.job) ?? jobs[product][0] ?? 'j0';
    const variantId = `v${step.variant}`;
    switch (step.act) {
      case 'open':
        opened.add(customer);
        return client.open(account);
      case 'buy':
        return client[product === 'jimeng' ? 'paddle' : 'stripe'](purchase(customer, step, world));
      case 'start':
        return start(customer, step, client);
      case 'succeed':
        return client.succeed(jobId, variantId);
      case 'fail':
        return client.fail(jobId, variantId);
      case 'cancel':
        return client.cancel(jobId);
      case 'deliver':
        return client.post(`/jobs/${jobId}/deliveries`, { variantId, kind: kinds[step.chance] });
      default:
        return undefined;
    }
  };

  /** @param whom the names of those to look at; everybody where absent */
  const look = async (last: Seen, whom?: ReadonlySet<string>, linesAPage = 100): Promise<Seen> => {
    const seen = { ...last };
    for (const customer of opened) {
      const name = nameOf(customer);
      if (whom && !whom.has(name)) continue;
      seen[name] = await readAll(clients[customer.product], customer.account, linesAPage);
    }
    return seen;
  };

  /** Workers tell of jobs there are: where this product has none, of the other's. */
  const customerOf = ({ act, who }: Step): Customer => {
    const customer = customers[who] ?? customers[0];
    const isTold = ['succeed', 'fail', 'cancel', 'deliver'].includes(act);
    if (!isTold || jobs[customer.product].length > 0) return customer;
    return customers.find(({ product }) => jobs[product].length > 0) ?? customer;
  };

  /** Fails where the product's own audit of anybody finds a difference. */
  const audited = async () => {
    for (const { product, account } of opened) await expectAudited(clients[product], account);
  };

  return { world, ask, look, audited, customerOf };
}

/** Whom a step was about: who asked, and whose job it turned out to be. */
function concerned({ product, account }: Customer, answer: Answered | undefined) {
  const of = answer?.body.job?.accountId ?? answer?.body.accountId ?? account;
  return new Set([`${product}/${account}`, `${product}/${of}`]);
}

/**
 * Plays the steps, some of them asked for twice, and looks after each at whom it was about; at the
 * end at everybody.
 */
export async function play(steps: readonly Step[], options: WorldOptions = {}): Promise<History> {
  const { world, ask, look, audited, customerOf } = await newStage(options);
  const happened: Happened[] = [];
  let before: Seen = {};
  for (const step of steps) {
    const customer = customerOf(step);
    const isForAll = step.act === 'wait' || step.act === 'tick';
    if (step.act === 'wait') world.advance({ minutes: minutes[step.chance] ?? 1 });
    if (step.act === 'tick') await world.tick();

    const first = await ask(step, customer);
    const whom = isForAll ? undefined : concerned(customer, first);
    const between = await look(before, whom);
    const isAskedTwice = !isForAll && step.act !== 'start' && step.chance % 2 === 0;
    const second = isAskedTwice ? await ask(step, customer) : undefined;
    const after = isAskedTwice ? await look(between, whom) : between;
    const answers = isAskedTwice ? [first, second] : [first];
    happened.push({ step, customer: nameOf(customer), answers, before, between, after });
    before = after;
  }
  world.advance({ minutes: 721 });
  await world.tick();
  await audited();
  return { steps, happened, end: await look(before), paged: await look(before, undefined, 7) };
}
