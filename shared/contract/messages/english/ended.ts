/** How a variant ended, behind what it is said of. */
export const ended = `{outcome, select,
  succeeded {was delivered}
  model_failed {failed in the model}
  timed_out {did not come back within its time limit}
  cancelled {was cancelled before it was done}
  internal_error {failed for a reason on our side}
  no_usable_output {came back without a usable output}
  other {was not delivered}}`;
