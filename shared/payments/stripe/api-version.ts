/**
 * The version of Stripe's API that the readers know. A webhook endpoint keeps the version it was made
 * with, whatever the library speaks, so it has to be made with this one.
 */
export const apiVersion = '2026-10-28.endive';
