import fc from 'fast-check';

/** DAYPASS_SEED gives the properties of fast-check the same random inputs in every run, as it does for our own. */
const seed = process.env['DAYPASS_SEED'];
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
