import type * as z from 'zod/mini';
import type { Account } from '../../../shared/contract/accounts.ts';
import type { Customer } from './customer.ts';
import type { LocalControls } from './local-controls.ts';
import type { RefundDesk } from './refund-desk.ts';
import type { Shop } from './shop.ts';

/** Those who act in a story. */
export type Cast = {
  readonly shop: Shop;
  readonly local: LocalControls;
  readonly customer: Customer;
  readonly desk: RefundDesk;
};

/** After a step. @property answer what it was answered, where it was a call */
export type Scene = {
  readonly cast: Cast;
  readonly answer: unknown;
  readonly account: z.infer<typeof Account>;
};

/** Reads something and puts it into words. */
export type Look = (scene: Scene) => Promise<string> | string;

/** What somebody looks at, and what it must say; of an id only the kind: `ord_…`. */
export type Sight = readonly [look: Look, says: string];

/**
 * One thing that happens, and what must come of it.
 *
 * @property credits what the ledger says moved, 0 where nothing did
 * @property balance what may be spent afterwards
 * @property clause the rule that the ledger names for it
 * @property answer the code of the answer, where it is one that a caller would look at
 * @property sees what else can be seen of it
 */
export type Step = {
  readonly event: string;
  readonly act: (cast: Cast) => Promise<unknown>;
  readonly credits: number;
  readonly balance: number;
  readonly clause?: string;
  readonly answer?: string;
  readonly sees?: readonly Sight[];
};

export type Story = {
  readonly product: string;
  readonly title: string;
  readonly account: string;
  readonly steps: readonly Step[];
};

/** What is really seen, and what had to be. */
export type Seen = { readonly said: string; readonly says: string; readonly asExpected: boolean };

/** What really came of a step. */
export type Told = {
  readonly step: Step;
  readonly at: string;
  readonly credits: number;
  readonly balance: number;
  readonly clause: string;
  readonly note: string;
  readonly asExpected: boolean;
  readonly seen: readonly Seen[];
};
