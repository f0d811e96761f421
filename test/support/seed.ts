import fc from 'fast-check';

/**
 * The same run for the same code: a failure that is seen once is seen again. `SEED=` looks for others.
 */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_260_302) });
