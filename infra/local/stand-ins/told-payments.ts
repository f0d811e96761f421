import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { PaymentId } from '../../../shared/domain/ids.ts';
import {
  type Paid,
  type Payment,
  type Provider,
  paymentSources,
} from '../../../shared/domain/payment.ts';
import { products } from '../../../shared/products/products.ts';
import { mapName, partsOf } from '../../../shared/store/keys.ts';
import { loadPayment } from '../../../shared/store/load.ts';
import type { Store } from '../../../shared/store/store.ts';

/**
 * What the stack was told of one provider's payments: all that the stand-ins know of them.
 *
 * @property of the payment, wherever it was told; nothing where it was not
 * @property having the payment with that refund, dispute or adjustment
 */
export type ToldPayments = {
  readonly of: (paymentId: string) => Promise<Payment | undefined>;
  readonly having: (
    facts: 'refunds' | 'disputes' | 'adjustments',
    id: string,
  ) => Promise<Payment | undefined>;
};

type Table = Pick<Store, 'client' | 'tableName'>;

export const productsOf = (provider: Provider): readonly string[] =>
  products.filter((product) => product.provider === provider).map(({ product }) => product);

/** As the best informed source says. */
export const paidFor = (payment: Payment | undefined): Paid | undefined =>
  paymentSources.flatMap((source) => payment?.told[source]?.paid ?? [])[0];

/** Told to several products, it belongs to the one that has granted something for it. */
const owning = (payments: readonly Payment[]): Payment | undefined =>
  payments.find(({ granted }) => granted) ?? payments.find(paidFor) ?? payments[0];

/** No index leads from a refund to its payment, and one machine's table is soon searched. */
async function keysHaving(table: Table, facts: string, id: string): Promise<string[]> {
  const keys: string[] = [];
  let from: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page: ScanCommandOutput = await table.client.send(
      new ScanCommand({
        TableName: table.tableName,
        ConsistentRead: true,
        ExclusiveStartKey: from,
        FilterExpression: 'attribute_exists(#facts.#id)',
        ExpressionAttributeNames: { '#facts': facts, '#id': mapName(id) },
      }),
    );
    keys.push(...(page.Items ?? []).map(({ pk }) => String(pk)));
    from = page.LastEvaluatedKey;
  } while (from);
  return keys;
}

export function toldPayments(table: Table, provider: Provider): ToldPayments {
  // A local table is never busy: nothing is tried again, so nothing waits.
  const store: Store = { ...table, pause: async () => {}, random: () => 0, timeLeft: () => 0 };
  const of = async (paymentId: string) => {
    const loaded = await Promise.all(
      productsOf(provider).map((product) =>
        loadPayment(store, product, provider, paymentId as PaymentId),
      ),
    );
    return owning(loaded.filter(({ version }) => version > 0));
  };
  return {
    of,
    having: async (facts, id) => {
      const [key] = (await keysHaving(table, facts, id)).filter((pk) => pk.startsWith('payment/'));
      const [, , paymentId] = key === undefined ? [] : partsOf(key);
      return paymentId === undefined ? undefined : of(paymentId);
    },
  };
}
