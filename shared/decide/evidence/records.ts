import type { Account } from '../../domain/account.ts';
import type { Case, CaseMessage } from '../../domain/case.ts';
import type { Credits } from '../../domain/credits.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Job } from '../../domain/job.ts';
import type { Lot } from '../../domain/lot.ts';
import type { Order } from '../../domain/order.ts';
import type { Paid, Payment } from '../../domain/payment.ts';
import type { Ground, Ruling } from '../../domain/refund.ts';
import type { Policy } from '../../policy/policy.ts';
import type { DisputeBack } from '../money-back.ts';

/** A policy as its customers read it. @property name of the product */
export type PolicyWords = {
  readonly name: string;
  readonly clauses: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
  }[];
};

/** Somebody asked for their money, and the answer was no. */
export type RefusedRequest = Ruling & {
  readonly at: Instant;
  readonly ground: Ground;
  readonly policy: string;
};

export type LotOf = { readonly lot: Lot; readonly pending: Credits };

/**
 * Whose the disputed purchase is, and what became of it.
 *
 * @property entries of the account since the purchase, oldest first
 * @property jobs that drew on the purchase
 * @property lots all of the account's
 * @property orders every purchase of the account
 * @property earlier payments of the account made before this one, with what they were paid
 * @property cases of the account with what was written in them
 * @property hasOlderCases whether there are older ones, which were not read
 * @property isCut whether there was more than was read
 */
export type Holding = {
  readonly account: Account;
  readonly order: Order;
  readonly lots: readonly LotOf[];
  readonly entries: readonly Entry[];
  readonly jobs: readonly Job[];
  readonly orders: readonly Order[];
  readonly earlier: readonly Payment[];
  readonly cases: readonly { readonly file: Case; readonly messages: readonly CaseMessage[] }[];
  readonly hasOlderCases: boolean;
  readonly isCut: boolean;
};

/**
 * Everything on record that evidence is drawn up from.
 *
 * @property policy the version in force when the payment was made
 * @property words its texts, where it has some
 * @property refused requests for this payment's money that were refused at once
 * @property holding absent while nobody knows whose payment it is
 */
export type EvidenceRecords = {
  readonly dispute: DisputeBack;
  readonly payment: Payment;
  readonly paid: Paid;
  readonly policy: Policy;
  readonly words?: PolicyWords;
  readonly refused: readonly RefusedRequest[];
  readonly holding?: Holding;
};
