import type { ClauseTopic, PathIn } from '../../policy/clause.ts';
import {
  amount,
  businessDays,
  freeCredits,
  givenBack,
  hours,
  minutes,
  ruled,
  whenClosed,
} from '../../policy/wording.ts';
import type { policy } from './policy.ts';

type Topic = ClauseTopic<PathIn<typeof policy>>;

const credit: Topic = {
  heading: 'How credits work',
  clauses: [
    {
      id: 'PR-01',
      title: 'What credits pay for',
      text: `Analysing an image, a Quick Remix, a set of Studio options and making one option again each
        cost credits, by the rates below. What is said here of failures holds for every one of them,
        analysing included.`,
      values: {},
    },
    {
      id: 'PR-02',
      title: 'When prices change',
      text: `What an action costs may change. {lotsKeepTheirRate, select,
          true {Credits you have keep the rate they were bought at, and pay a lower one where there is
            one by then.}
          other {Credits pay the rate of the day, whenever they were bought.}}
        {increaseNeedsNotice, select,
          true {A higher rate takes effect only if it was announced before.}
          other {A higher rate for new purchases needs no notice.}}`,
      values: {
        lotsKeepTheirRate: 'rates.lotsKeepTheirRate',
        increaseNeedsNotice: 'rates.increaseNeedsNotice',
      },
    },
    {
      id: 'PR-03',
      title: 'The price is shown first',
      text: `{priceMustBeShown, select,
          true {No action that costs credits starts unless its price was shown.}
          other {An action that starts without a quote costs the rate of that moment.}}
        You are never charged more than you were shown. A quote holds for ${minutes('priceQuoteMinutes')};
        should the rate fall meanwhile, you pay the lower price.`,
      values: {
        priceMustBeShown: 'charge.priceMustBeShown',
        priceQuoteMinutes: 'charge.quoteMinutes',
      },
    },
  ],
};

const failures: Topic = {
  heading: 'When an action fails',
  clauses: [
    {
      id: 'PR-04',
      title: 'Failures that we can confirm',
      text: `The credits of an output

        - ${givenBack('modelFailedRestores')} where the model fails or blocks a request,
        - ${givenBack('noUsableOutputRestores')} where what the model returns is empty,
        - ${givenBack('internalErrorRestores')} where our own system fails, or nobody can name the reason.

        Of several outputs each has its own share of the price. All this happens in the very step that
        records the failure. One that is reported after you saved, exported or downloaded the output cannot
        be told from what was delivered: a person looks at it, and you need not ask.`,
      values: {
        modelFailedRestores: 'settlement.model_failed.restores',
        noUsableOutputRestores: 'settlement.no_usable_output.restores',
        internalErrorRestores: 'settlement.internal_error.restores',
      },
    },
    {
      id: 'PR-15',
      title: 'What goes without saying',
      text: `An action that has not come back within ${minutes('timeLimitMinutes')} of being charged has timed
        out, and its credits ${givenBack('timedOutRestores')}. {cancellationOffered, select,
          true {One that is still running can be cancelled;}
          other {One that is running cannot be cancelled; should it be stopped nevertheless,}}
        the credits of outputs that were not delivered ${givenBack('cancelledRestores')}.

        {expiry, select, never {Credits do not expire.} other {}} They stay with their
        account, and are spent in this order: {burnOrder}; within each, the oldest first. A new account
        starts with ${freeCredits('startingCredits')}.

        When an account is closed, paid credits ${whenClosed('customer')} if you close it, and
        ${whenClosed('operator')} if we do. What nobody paid for is forfeited. You are shown how much that is, and
        it has to be acknowledged before anything closes.`,
      values: {
        timeLimitMinutes: 'timeLimit.minutes',
        timedOutRestores: 'settlement.timed_out.restores',
        cancellationOffered: 'cancellation.offered',
        cancelledRestores: 'settlement.cancelled.restores',
        expiry: 'expiry.credits',
        burnOrder: 'burn.order',
        startingCredits: 'trial.credits',
        customerPaidLots: 'closure.customer.paidLots',
        operatorPaidLots: 'closure.operator.paidLots',
      },
    },
  ],
};

const outputs: Topic = {
  heading: 'Outputs that were delivered',
  clauses: [
    {
      id: 'PR-06',
      title: 'What counts as delivered',
      text: `Texts, captions, backgrounds, previews, exports, downloads and packs of all sizes are outputs.
        One that was generated is delivered, and its credits {succeededRestores, select,
          true {come back all the same}
          other {stay spent}}.
        One that you saved, exported or downloaded counts as delivered, whatever is reported of it
        later.`,
      values: { succeededRestores: 'settlement.succeeded.restores' },
    },
    {
      id: 'PR-07',
      title: 'Taste and faults',
      text: `Purchases whose credits were spent on delivered outputs are not paid back for being unused.
        A request because you do not like an output ${ruled('quality')}. One because an output is faulty or
        not what was described ${ruled('faulty')}; the most it can pay is ${amount('faulty')}.`,
      values: {
        qualityDecides: 'cash.quality.decides',
        qualityCode: 'cash.quality.code',
        faultyDecides: 'cash.faulty.decides',
        faultyCode: 'cash.faulty.code',
        faultyAmount: 'cash.faulty.amount',
      },
    },
  ],
};

const money: Topic = {
  heading: 'Your money back',
  clauses: [
    {
      id: 'PR-08',
      title: 'No automatic refunds',
      text: `Credits are bought through Stripe. We promise no automatic refund, neither of credits you have
        not used nor of outputs that were delivered. Credits that cost nothing have no cash value.`,
      values: {},
    },
    {
      id: 'PR-09',
      title: 'Case by case',
      text: `A request for unused credits ${ruled('unused')}; the most it can pay is ${amount('unused')}, so a purchase
        that is partly used is not shut out. No fee is kept.

        - A request because of a payment made twice ${ruled('duplicate')}; the most it can pay is
          ${amount('duplicate')}. Two payments at one checkout, or for the same pack and amount and at most
          ${minutes('doublePaymentMinutes')} apart, are taken for that, and the later one is spent last.
        - A request because of a payment you did not make ${ruled('unauthorised')}: somebody should see it
          within ${businessDays('unauthorisedFirstLookBusinessDays')}, and the most it can pay is
          ${amount('unauthorised')}.
        - A request because the service was down ${ruled('outage')}; the most it can pay is
          ${amount('outage')}.
        - A request for any other reason ${ruled('other')}; the most it can pay is ${amount('other')}.

        You are told what would be paid before you ask for it, and that offer holds for
        ${minutes('refundQuoteMinutes')}.`,
      values: {
        unusedDecides: 'cash.unused.decides',
        unusedCode: 'cash.unused.code',
        unusedAmount: 'cash.unused.amount',
        duplicateDecides: 'cash.duplicate.decides',
        duplicateCode: 'cash.duplicate.code',
        duplicateAmount: 'cash.duplicate.amount',
        doublePaymentMinutes: 'duplicate.minutes',
        unauthorisedDecides: 'cash.unauthorised.decides',
        unauthorisedCode: 'cash.unauthorised.code',
        unauthorisedAmount: 'cash.unauthorised.amount',
        unauthorisedFirstLookBusinessDays: 'cash.unauthorised.urgentBusinessDays',
        outageDecides: 'cash.outage.decides',
        outageCode: 'cash.outage.code',
        outageAmount: 'cash.outage.amount',
        otherDecides: 'cash.other.decides',
        otherCode: 'cash.other.code',
        otherAmount: 'cash.other.amount',
        refundQuoteMinutes: 'cash.quoteMinutes',
      },
    },
    {
      id: 'PR-10',
      title: 'How the money goes back',
      text: `An approved refund goes back the way you paid. Stripe has it within
        ${businessDays('payoutBusinessDays')} of the approval, the day of approval not counted; if it is not
        there after ${businessDays('payoutReminderBusinessDays')}, somebody here is told to look. If it
        cannot go that way, a person finds another.`,
      values: {
        payoutBusinessDays: 'cash.payout.businessDays',
        payoutReminderBusinessDays: 'cash.payout.warnAfter',
      },
    },
    {
      id: 'PR-14',
      title: 'Rights the law gives you',
      text: `Nothing on this page takes away rights that cannot be taken away. If you say that the law gives
        you your money, your request ${ruled('statutory')}{statutoryOutranks, select,
          true {, whatever else this page says}
          other {}}; the most it can pay is ${amount('statutory')}.`,
      values: {
        statutoryDecides: 'cash.statutory.decides',
        statutoryCode: 'cash.statutory.code',
        statutoryAmount: 'cash.statutory.amount',
        statutoryOutranks: 'cash.statutory.outranks',
      },
    },
  ],
};

const help: Topic = {
  heading: 'Getting help',
  clauses: [
    {
      id: 'PR-12',
      title: 'What to tell us',
      text: `Write from the e-mail address of your account, and name

        - where credits look wrong: {creditsWrongFields};
        - where an output is faulty: {faultyOutputFields};
        - for a refund: {refundFields};
        - about a payment: {paymentFields};
        - about anything else: {otherFields}.

        What is missing we ask for; it is never a reason to refuse. An action is looked for ${minutes('searchAroundMinutes')}
        (${hours('searchAroundHours')}) around the time you name.`,
      values: {
        creditsWrongFields: 'help.credits_wrong.needs.fields',
        faultyOutputFields: 'help.faulty_output.needs.fields',
        refundFields: 'help.refund.needs.fields',
        paymentFields: 'help.payment.needs.fields',
        otherFields: 'help.other.needs.fields',
        searchAroundMinutes: 'help.searchMinutes',
        searchAroundHours: 'help.searchMinutes in hours',
      },
    },
    {
      id: 'PR-13',
      title: 'What not to send',
      text: `Never send passwords, codes to sign in with, card numbers, private keys or documents about
        yourself. What we recognise as such is cut out before anything is stored, and you are told.`,
      values: {},
    },
    {
      id: 'PR-05',
      title: 'How soon we answer',
      text: `Not every failure is noticed by itself. A person looks at the account, the project, the action
        and what the model and the payment provider recorded. We aim to answer within

        - ${businessDays('creditsWrongAnswerBusinessDays')} where credits look wrong,
        - ${businessDays('faultyOutputAnswerBusinessDays')} where an output is faulty,
        - ${businessDays('refundAnswerBusinessDays')} about a refund, and ${businessDays('refundReviewBusinessDays')} for
          one that a person has to decide,
        - ${businessDays('paymentAnswerBusinessDays')} about a payment,
        - ${businessDays('otherAnswerBusinessDays')} about anything else.`,
      values: {
        creditsWrongAnswerBusinessDays: 'help.credits_wrong.businessDays',
        faultyOutputAnswerBusinessDays: 'help.faulty_output.businessDays',
        refundAnswerBusinessDays: 'help.refund.businessDays',
        paymentAnswerBusinessDays: 'help.payment.businessDays',
        otherAnswerBusinessDays: 'help.other.businessDays',
        refundReviewBusinessDays: 'cash.review.businessDays',
      },
    },
    {
      id: 'PR-11',
      title: 'What we check',
      text: `Whether you started the action; whether credits were spent on it; whether an output was
        generated, saved, exported or downloaded; whether a failure was recorded before it was delivered;
        and whether its credits have come back already. They come back once.`,
      values: {},
    },
  ],
};

/** The rules of Post Remixer as customers read them. */
export const clauses: readonly Topic[] = [credit, failures, outputs, money, help];
