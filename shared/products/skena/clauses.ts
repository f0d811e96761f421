import type { ClauseTopic, PathIn } from '../../policy/clause.ts';
import {
  amount,
  businessDays,
  days,
  freeCredits,
  givenBack,
  hours,
  minutes,
  ruled,
  whenClosed,
} from '../../policy/wording.ts';
import type { policy } from './policy.ts';

type Topic = ClauseTopic<PathIn<typeof policy>>;

const renders: Topic = {
  heading: 'When a render does not work out',
  clauses: [
    {
      id: 'SK-01',
      title: 'Failures give credits back by themselves',
      text: `When a render fails, runs out of time, is cancelled or meets trouble on our side, its credits
        come back in the very step that records it, to where they came from. You need not ask. Should
        nobody tell us, a check
        that never stops running finds it within minutes.`,
      values: {},
    },
    {
      id: 'SK-02',
      title: 'No usable output',
      text: `You pay for outputs, not for attempts. Where the model fails or blocks a request, the
        credits of that output ${givenBack('modelFailedRestores')}; where what it returns is empty,
        they ${givenBack('noUsableOutputRestores')}.`,
      values: {
        modelFailedRestores: 'settlement.model_failed.restores',
        noUsableOutputRestores: 'settlement.no_usable_output.restores',
      },
    },
    {
      id: 'SK-03',
      title: 'Some of several outputs fail',
      text: `Each output of a job has its own share of the price, fixed when the job starts, and the
        shares add up to the price exactly. An output that fails gives back its own share, whatever
        becomes of the others. If all of them fail, everything comes back.`,
      values: {},
    },
    {
      id: 'SK-04',
      title: 'The time limit',
      text: `What the model has not returned within ${minutes('timeLimitMinutes')} of the moment we
        charged you has timed out, and its credits ${givenBack('timedOutRestores')}. Exactly that long
        is still in time. An output that arrives later than that is never charged again.`,
      values: {
        timeLimitMinutes: 'timeLimit.minutes',
        timedOutRestores: 'settlement.timed_out.restores',
      },
    },
    {
      id: 'SK-05',
      title: 'Cancelling a job',
      text: `{cancellationOffered, select,
          true {You can cancel a job while some of it is still rendering.}
          other {A job cannot be cancelled once it has started.}}
        The credits of every output that was not delivered by then ${givenBack('cancelledRestores')},
        however far it had got; what was delivered is paid for.`,
      values: {
        cancellationOffered: 'cancellation.offered',
        cancelledRestores: 'settlement.cancelled.restores',
      },
    },
    {
      id: 'SK-06',
      title: 'Trouble on our side',
      text: `Where queueing, storing or recording your work fails, or a render fails for a reason that
        nobody can name, it is our trouble and not yours: the credits
        ${givenBack('internalErrorRestores')}.`,
      values: { internalErrorRestores: 'settlement.internal_error.restores' },
    },
    {
      id: 'SK-07',
      title: 'What you see',
      text: `A job that gave its credits back says “Refunded” in your studio history; one that gave some
        of them back says “Partially refunded”, and how many of its outputs that was. Your balance has
        the credits at once.`,
      values: {},
    },
    {
      id: 'SK-18',
      title: 'Outputs that were delivered',
      text: `Once an output is delivered in time, its credits {succeededRestores, select,
          true {come back all the same}
          other {stay spent, also if you never use it}}.
        A request that reaches us twice under one name is one job and is charged once.`,
      values: { succeededRestores: 'settlement.succeeded.restores' },
    },
  ],
};

const money: Topic = {
  heading: 'Your money back',
  clauses: [
    {
      id: 'SK-00',
      title: 'Before credits are sold',
      text: `As long as Skena sells no credits nobody has paid for any, so there is no money to give
        back; credits of failed renders come back all the same. From the first payment we take, all
        that this page says about money holds for that payment.`,
      values: {},
    },
    {
      id: 'SK-08',
      title: 'Credits you have not used',
      text: `A purchase of which no credit is used {unusedDecides, select,
          automatic {is paid back without anybody having to decide}
          review {may be paid back once a person has agreed}
          refused {is not paid back, even}
          other {}}
        if you ask within ${hours('refundWindowHours')} (${days('refundWindowDays')}) of paying for it. The very
        last moment counts. What matters is when you ask for the quote, if you then confirm it before
        it expires.`,
      values: {
        unusedDecides: 'cash.unused.decides',
        refundWindowHours: 'cash.unused.windowHours',
        refundWindowDays: 'cash.unused.windowHours in days',
      },
    },
    {
      id: 'SK-09',
      title: 'What counts as used',
      text: `Credits are used once an output they paid for was delivered. Credits that a job gave back
        count as if they had never been spent. While a job that drew on a purchase is still running,
        your request waits and decides itself when the job is done, as of the moment you asked.`,
      values: {},
    },
    {
      id: 'SK-19',
      title: 'Used purchases',
      text: `Once any credit of a purchase is used, none of that purchase is paid back for being
        unused. So that this happens as late as possible, your credits are spent in this order:
        {burnOrder}; within each, the oldest first. A payment that looks like it was made twice by
        mistake is spent last of all.`,
      values: { burnOrder: 'burn.order' },
    },
    {
      id: 'SK-11',
      title: 'The fee, and when there is none',
      text: `From a refund of unused credits we may keep what the payment provider does not give back to
        us, where that is known: at most {highestFeePercent, number} % of the refund, rounded in your favour.
        You see the exact amount before you confirm, and it cannot rise while the quote holds, which is
        for ${minutes('refundQuoteMinutes')}.

        Nothing is kept where the fault is not yours:

        - The later of two payments at one checkout, or for the
        same pack and amount and at most ${minutes('doublePaymentMinutes')} apart, {duplicateDecides, select,
          duplicate {is paid back without anybody having to decide if none of it is spent; otherwise a
            person checks it}
          review {is checked by a person}
          refused {is not paid back}
          other {}}.
        - A request because of a payment you did not make ${ruled('unauthorised')}: somebody should see it
        within ${businessDays('unauthorisedFirstLookBusinessDays')}, and the most it can pay is
        ${amount('unauthorised')}.
        - A request because the service was down ${ruled('outage')}; the most it can pay is ${amount('outage')}.`,
      values: {
        highestFeePercent: 'cash.unused.fee.capPercent',
        refundQuoteMinutes: 'cash.quoteMinutes',
        duplicateDecides: 'cash.duplicate.decides',
        doublePaymentMinutes: 'duplicate.minutes',
        unauthorisedDecides: 'cash.unauthorised.decides',
        unauthorisedCode: 'cash.unauthorised.code',
        unauthorisedAmount: 'cash.unauthorised.amount',
        unauthorisedFirstLookBusinessDays: 'cash.unauthorised.urgentBusinessDays',
        outageDecides: 'cash.outage.decides',
        outageCode: 'cash.outage.code',
        outageAmount: 'cash.outage.amount',
      },
    },
    {
      id: 'SK-10',
      title: 'How soon the money is back',
      text: `An approved refund goes back the way you paid. The payment provider has it within
        ${businessDays('payoutBusinessDays')} of the approval, the day of approval not counted. If it is
        not there after ${businessDays('payoutReminderBusinessDays')}, somebody here is told to look.`,
      values: {
        payoutBusinessDays: 'cash.payout.businessDays',
        payoutReminderBusinessDays: 'cash.payout.warnAfter',
      },
    },
    {
      id: 'SK-20',
      title: 'Taste and faults',
      text: `A request because an output is not what you had hoped for ${ruled('quality')}: try Regen with
        changes, another preset or another photo. One because an output is technically broken, say
        corrupted or of the wrong length, ${ruled('faulty')}; the most it can pay is ${amount('faulty')}.`,
      values: {
        qualityDecides: 'cash.quality.decides',
        qualityCode: 'cash.quality.code',
        faultyDecides: 'cash.faulty.decides',
        faultyCode: 'cash.faulty.code',
        faultyAmount: 'cash.faulty.amount',
      },
    },
    {
      id: 'SK-21',
      title: 'Credits nobody paid for',
      text: `A new account starts with ${freeCredits('startingCredits')}, once. They have no cash value, nor have
        credits that we give you or that came with a payment of nothing. If a job they paid for fails,
        they come back as what they were.`,
      values: { startingCredits: 'trial.credits' },
    },
    {
      id: 'SK-15',
      title: 'No other way to cash',
      text: `Once that time is over, credits cannot be turned into money, and a request for any other
        reason ${ruled('other')}. If you say that the law, Indonesia’s for instance, gives you your money,
        your request ${ruled('statutory')}{statutoryOutranks, select,
          true {, whatever else this page says}
          other {}}; the most it can pay is ${amount('statutory')}.`,
      values: {
        otherDecides: 'cash.other.decides',
        otherCode: 'cash.other.code',
        statutoryDecides: 'cash.statutory.decides',
        statutoryCode: 'cash.statutory.code',
        statutoryAmount: 'cash.statutory.amount',
        statutoryOutranks: 'cash.statutory.outranks',
      },
    },
  ],
};

const credit: Topic = {
  heading: 'How credits work',
  clauses: [
    {
      id: 'SK-13',
      title: 'What a job costs',
      text: `A job costs what the studio dock shows, by the rates below. A quote holds for
        ${minutes('priceQuoteMinutes')}; should the rate fall meanwhile, you pay the lower price, and you are
        never charged more than you were shown. {priceMustBeShown, select,
          true {A job does not start unless its price was shown.}
          other {A job that starts without a quote costs the rate of that moment.}}`,
      values: {
        priceQuoteMinutes: 'charge.quoteMinutes',
        priceMustBeShown: 'charge.priceMustBeShown',
      },
    },
    {
      id: 'SK-17',
      title: 'When prices change',
      text: `{lotsKeepTheirRate, select,
          true {Credits you have keep the rate they were bought at: a higher rate later does not touch
            them, a lower one helps them too.}
          other {Credits pay the rate of the day, whenever they were bought.}}
        {increaseNeedsNotice, select,
          true {A higher rate takes effect only if it was announced before.}
          other {Rates may rise without notice.}}`,
      values: {
        lotsKeepTheirRate: 'rates.lotsKeepTheirRate',
        increaseNeedsNotice: 'rates.increaseNeedsNotice',
      },
    },
    {
      id: 'SK-14',
      title: 'Credits stay with their account',
      text: `Credits cannot be moved to another account; you can always buy more. {expiry, select,
          never {They do not expire.}
          other {}}`,
      values: { expiry: 'expiry.credits' },
    },
    {
      id: 'SK-16',
      title: 'Closing an account',
      text: `When an account is closed, what is left in it goes with it. Paid credits
        ${whenClosed('customer')} if you close it, and ${whenClosed('operator')} if we do. Beforehand you are shown how
        many credits that is and what could still be paid back, and nothing closes until that number was
        acknowledged. A refund you asked for before goes on; jobs that are running finish, and what they
        give back goes the same way.`,
      values: {
        customerPaidLots: 'closure.customer.paidLots',
        operatorPaidLots: 'closure.operator.paidLots',
      },
    },
  ],
};

const help: Topic = {
  heading: 'Getting help',
  clauses: [
    {
      id: 'SK-12',
      title: 'Asking for your money',
      text: `Write to us, and name

        - for a refund: {refundFields};
        - for any other question about a payment: {paymentFields};
        - for anything else: {otherFields}.

        Your order ids stand in your account history. What is missing we look up or ask for; it is never a
        reason to refuse. A job of which you know only the time is looked for
        ${minutes('searchAroundMinutes')} (${hours('searchAroundHours')}) around it.`,
      values: {
        refundFields: 'help.refund.needs.fields',
        paymentFields: 'help.payment.needs.fields',
        otherFields: 'help.other.needs.fields',
        searchAroundMinutes: 'help.searchMinutes',
        searchAroundHours: 'help.searchMinutes in hours',
      },
    },
    {
      id: 'SK-22',
      title: 'How soon we answer',
      text: `If credits did not come back as they should, write to us with {creditsWrongFields}; about a
        faulty output, with {faultyOutputFields}. You have an answer within

        - ${businessDays('creditsWrongAnswerBusinessDays')} where credits look wrong,
        - ${businessDays('faultyOutputAnswerBusinessDays')} where an output is faulty,
        - ${businessDays('refundAnswerBusinessDays')} about a refund, and ${businessDays('refundReviewBusinessDays')} for
          one that a person has to decide,
        - ${businessDays('paymentAnswerBusinessDays')} about a payment,
        - ${businessDays('otherAnswerBusinessDays')} about anything else.

        Credits that should have come back by themselves and did not come back at once.`,
      values: {
        creditsWrongFields: 'help.credits_wrong.needs.fields',
        faultyOutputFields: 'help.faulty_output.needs.fields',
        creditsWrongAnswerBusinessDays: 'help.credits_wrong.businessDays',
        faultyOutputAnswerBusinessDays: 'help.faulty_output.businessDays',
        refundAnswerBusinessDays: 'help.refund.businessDays',
        paymentAnswerBusinessDays: 'help.payment.businessDays',
        otherAnswerBusinessDays: 'help.other.businessDays',
        refundReviewBusinessDays: 'cash.review.businessDays',
      },
    },
  ],
};

/** The rules of Skena as customers read them. */
export const clauses: readonly Topic[] = [renders, money, credit, help];
