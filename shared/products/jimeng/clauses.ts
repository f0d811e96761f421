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

const credit: Topic = {
  heading: 'Credits you buy',
  clauses: [
    {
      id: 'JM-01',
      title: 'Credits stay credits',
      text: `Once credits are in your account, money goes back for the reasons listed on this page.

        - A request because credits are unused ${ruled('unused')}.
        - A request for a reason that is not listed ${ruled('other')}.
        - A request because the law gives you your money ${ruled('statutory')}{statutoryOutranks, select,
          true {, whatever else this page says}
          other {}}; the most it can pay is ${amount('statutory')}.

        A new account starts with ${freeCredits('startingCredits')}; credits that cost nothing have no cash
        value. Credits are spent in this order: {burnOrder}; within each, the oldest first.`,
      values: {
        unusedDecides: 'cash.unused.decides',
        unusedCode: 'cash.unused.code',
        otherDecides: 'cash.other.decides',
        otherCode: 'cash.other.code',
        statutoryDecides: 'cash.statutory.decides',
        statutoryCode: 'cash.statutory.code',
        statutoryAmount: 'cash.statutory.amount',
        statutoryOutranks: 'cash.statutory.outranks',
        startingCredits: 'trial.credits',
        burnOrder: 'burn.order',
      },
    },
    {
      id: 'JM-02',
      title: 'Credits do not run out of time',
      text: `{expiry, select,
          never {Credits never expire: you can use them whenever you like.}
          other {}}`,
      values: { expiry: 'expiry.credits' },
    },
    {
      id: 'JM-11',
      title: 'Not having used them in time',
      text: `As there is no time in which credits have to be used, not having used them is no reason to be
        paid back.`,
      values: {},
    },
    {
      id: 'JM-09',
      title: 'Closing an account',
      text: `When an account is closed, paid credits ${whenClosed('customer')} if you close it, and
        ${whenClosed('operator')} if we do. What nobody paid for is forfeited. You are shown how many credits that is,
        and it has to be acknowledged before anything closes. A refund you asked for before goes on.`,
      values: {
        customerPaidLots: 'closure.customer.paidLots',
        operatorPaidLots: 'closure.operator.paidLots',
      },
    },
  ],
};

const videos: Topic = {
  heading: 'When a video does not work out',
  clauses: [
    {
      id: 'JM-03',
      title: 'Technical failures',
      text: `The credits of a video

        - ${givenBack('modelFailedRestores')} where the model fails or blocks a request,
        - ${givenBack('noUsableOutputRestores')} where what the model returns is empty,
        - ${givenBack('internalErrorRestores')} where our own system fails, or nobody can name the reason.

        Of several videos in one job each has its own share of the price.`,
      values: {
        modelFailedRestores: 'settlement.model_failed.restores',
        noUsableOutputRestores: 'settlement.no_usable_output.restores',
        internalErrorRestores: 'settlement.internal_error.restores',
      },
    },
    {
      id: 'JM-04',
      title: 'You need not ask',
      text: `We notice failures ourselves, and your history shows the credits in the moment they come back:
        when the failure is recorded, or when the time limit of the job, ${minutes('timeLimitMinutes')}
        (${hours('timeLimitHours')}), has passed without a word.`,
      values: {
        timeLimitMinutes: 'timeLimit.minutes',
        timeLimitHours: 'timeLimit.minutes in hours',
      },
    },
    {
      id: 'JM-18',
      title: 'Time limit, cancelling, and prices',
      text: `A video that has not come back within ${minutes('timeLimitMinutes')} (${hours('timeLimitHours')}) of
        being charged has timed out, and its credits ${givenBack('timedOutRestores')}. {cancellationOffered,
          select,
          true {A job can be cancelled while some of it is running;}
          other {A job cannot be cancelled; should it be stopped nevertheless,}}
        the credits of videos that were not delivered ${givenBack('cancelledRestores')}.

        {lotsKeepTheirRate, select,
          true {Credits you have keep the rate they were bought at, and pay a lower one where there is
            one by then.}
          other {Credits pay the rate of the day, whenever they were bought.}}
        {increaseNeedsNotice, select,
          true {A higher rate takes effect only if it was announced before.}
          other {Rates may rise without notice.}}`,
      values: {
        timeLimitMinutes: 'timeLimit.minutes',
        timeLimitHours: 'timeLimit.minutes in hours',
        timedOutRestores: 'settlement.timed_out.restores',
        cancellationOffered: 'cancellation.offered',
        cancelledRestores: 'settlement.cancelled.restores',
        lotsKeepTheirRate: 'rates.lotsKeepTheirRate',
        increaseNeedsNotice: 'rates.increaseNeedsNotice',
      },
    },
    {
      id: 'JM-08',
      title: 'Videos that were delivered',
      text: `Once a video is delivered, its credits {succeededRestores, select,
          true {come back all the same}
          other {stay spent, and that part of the purchase is not paid back}}.
        {priceMustBeShown, select,
          true {No job starts unless its price was shown.}
          other {A job that starts without a quote costs the rate of that moment.}}
        A quote holds for ${minutes('priceQuoteMinutes')}, and you are never charged more than you were shown.`,
      values: {
        succeededRestores: 'settlement.succeeded.restores',
        priceMustBeShown: 'charge.priceMustBeShown',
        priceQuoteMinutes: 'charge.quoteMinutes',
      },
    },
    {
      id: 'JM-10',
      title: 'Taste and faults',
      text: `A request because of a video’s content, style or quality ${ruled('quality')}. One because a video is
        technically broken ${ruled('faulty')}; the most it can pay is ${amount('faulty')}.`,
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
  heading: 'When your money goes back',
  clauses: [
    {
      id: 'JM-05',
      title: 'A payment made twice',
      text: `Two payments at one checkout, or for the same pack and amount and at most
        ${minutes('doublePaymentMinutes')} apart, are taken for one payment made twice by mistake. A request for
        the later one {duplicateDecides, select,
          duplicate {is paid in full without anybody having to decide if none of it is spent and the
            earlier one is kept; otherwise, also where they lie further apart, it is checked by a person}
          review {is checked by a person}
          refused {is refused}
          other {}}.
        Until you ask, the later one is spent last; once you have asked, it waits untouched.`,
      values: {
        duplicateDecides: 'cash.duplicate.decides',
        doublePaymentMinutes: 'duplicate.minutes',
      },
    },
    {
      id: 'JM-06',
      title: 'A payment you did not make',
      text: `Tell us as soon as you can; being late is no reason to refuse. From then on its credits cannot be
        spent. Your request ${ruled('unauthorised')}: somebody should see it within
        ${businessDays('unauthorisedFirstLookBusinessDays')}, and the most it can pay is ${amount('unauthorised')}, also
        where credits were used.`,
      values: {
        unauthorisedDecides: 'cash.unauthorised.decides',
        unauthorisedCode: 'cash.unauthorised.code',
        unauthorisedAmount: 'cash.unauthorised.amount',
        unauthorisedFirstLookBusinessDays: 'cash.unauthorised.urgentBusinessDays',
      },
    },
    {
      id: 'JM-07',
      title: 'A long outage',
      text: `If the service was completely down for more than ${hours('outageHours')} (${days('outageDays')}) in
        one run after you bought credits, {outageDecides, select,
          outage {the price of those you have not spent is paid back without anybody having to decide}
          review {a person decides whether you are paid back}
          refused {you are not paid back}
          other {}}.
        Exactly that long is not more, and the service being back for less than
        ${minutes('briefRecoveryMinutes')} does not break the run. We notice it ourselves and offer you the money;
        our offer stays open for ${days('refundOfferDays')}, and you may ask at any time.`,
      values: {
        outageDecides: 'cash.outage.decides',
        outageHours: 'outage.hours',
        outageDays: 'outage.hours in days',
        briefRecoveryMinutes: 'outage.briefestRecoveryMinutes',
        refundOfferDays: 'cash.outage.offerDays',
      },
    },
    {
      id: 'JM-14',
      title: 'How soon it is back',
      text: `Credits are back in the step that decides it. Money goes through Paddle, the way you paid:
        usually within {earliestPayoutBusinessDays, number} to ${businessDays('payoutBusinessDays')} of the
        approval, as banks differ; Paddle has it by the end of that time. If it is not there after
        ${businessDays('payoutReminderBusinessDays')}, somebody here is told to look. What would be paid is
        shown before you ask for it, and holds for ${minutes('refundQuoteMinutes')}.`,
      values: {
        payoutBusinessDays: 'cash.payout.businessDays',
        payoutReminderBusinessDays: 'cash.payout.warnAfter',
        earliestPayoutBusinessDays: 'cash.payout.estimateFrom',
        refundQuoteMinutes: 'cash.quoteMinutes',
      },
    },
    {
      id: 'JM-17',
      title: 'No fee',
      text: 'We keep nothing of what is paid back.',
      values: {},
    },
    {
      id: 'JM-15',
      title: 'Asking Paddle',
      text: `Paddle is the seller of all purchases, and you may turn to Paddle directly; its own refund policy
        may give you more than ours. What Paddle pays back we accept, and the credits it stands for are
        given up.`,
      values: {},
    },
  ],
};

const help: Topic = {
  heading: 'Getting help, and changes',
  clauses: [
    {
      id: 'JM-12',
      title: 'How to ask',
      text: `Write from the e-mail address of your account, say what happened, and name

        - for a refund: {refundFields};
        - about a payment: {paymentFields};
        - where credits look wrong: {creditsWrongFields};
        - where a video is faulty: {faultyOutputFields};
        - about anything else: {otherFields}.

        What is missing we look up or ask for; it is never a reason to refuse. A job of which you know only the time is looked for
        ${minutes('searchAroundMinutes')} (${hours('searchAroundHours')}) around it.`,
      values: {
        refundFields: 'help.refund.needs.fields',
        paymentFields: 'help.payment.needs.fields',
        creditsWrongFields: 'help.credits_wrong.needs.fields',
        faultyOutputFields: 'help.faulty_output.needs.fields',
        otherFields: 'help.other.needs.fields',
        searchAroundMinutes: 'help.searchMinutes',
        searchAroundHours: 'help.searchMinutes in hours',
      },
    },
    {
      id: 'JM-13',
      title: 'How soon we answer',
      text: `You have an answer within

        - ${businessDays('refundAnswerBusinessDays')} about a refund, and ${businessDays('refundReviewBusinessDays')} for
          one that a person has to decide,
        - ${businessDays('paymentAnswerBusinessDays')} about a payment,
        - ${businessDays('creditsWrongAnswerBusinessDays')} where credits look wrong,
        - ${businessDays('faultyOutputAnswerBusinessDays')} where a video is faulty,
        - ${businessDays('otherAnswerBusinessDays')} about anything else.

        The day you ask is not counted, and the clock
        runs on while we wait for something from you.`,
      values: {
        refundAnswerBusinessDays: 'help.refund.businessDays',
        paymentAnswerBusinessDays: 'help.payment.businessDays',
        creditsWrongAnswerBusinessDays: 'help.credits_wrong.businessDays',
        faultyOutputAnswerBusinessDays: 'help.faulty_output.businessDays',
        otherAnswerBusinessDays: 'help.other.businessDays',
        refundReviewBusinessDays: 'cash.review.businessDays',
      },
    },
    {
      id: 'JM-16',
      title: 'When these rules change',
      text: `This policy may change at any time. A purchase is judged by the version of the day it was made,
        and by a later one only where that is kinder to you. Every line in your history names the version
        and the rule it was decided by.`,
      values: {},
    },
  ],
};

/** The rules of JiMeng Video Studio as customers read them. */
export const clauses: readonly Topic[] = [credit, videos, money, help];
