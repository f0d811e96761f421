import * as app from '../../functions/app/handler.ts';
import * as help from '../../functions/app/help/handler.ts';
import * as history from '../../functions/app/history/handler.ts';
import * as jobs from '../../functions/app/jobs/handler.ts';
import * as money from '../../functions/app/money/handler.ts';
import * as support from '../../functions/support/handler.ts';
import * as supportHelp from '../../functions/support/help/handler.ts';
import * as supportMoney from '../../functions/support/money/handler.ts';
import * as records from '../../functions/support/records/handler.ts';

/** The functions that serve calls made with a key, by their entry; some ask payment providers. */
export const servedByKey = {
  'functions/app/handler.ts': app,
  'functions/app/history/handler.ts': history,
  'functions/app/jobs/handler.ts': jobs,
  'functions/app/help/handler.ts': help,
  'functions/support/handler.ts': support,
  'functions/support/records/handler.ts': records,
  'functions/support/help/handler.ts': supportHelp,
} as const;

export const servedByProviders = {
  'functions/app/money/handler.ts': money,
  'functions/support/money/handler.ts': supportMoney,
} as const;

/** Every call made with a key. */
export const keyedOperations = [
  ...Object.values(servedByKey).flatMap(({ operations }) => [...operations]),
  ...Object.values(servedByProviders).flatMap(({ operations }) => [...operations]),
];
