/** A machine's clock against AWS's. `by` is worded already: `1 hr 3 min`. */
export const clock = {
  ahead: (by: string) => `This computer’s clock is ${by} ahead.`,
  behind: (by: string) => `This computer’s clock is ${by} behind.`,
  next: 'Set date and time to automatic: AWS refuses requests from clocks that are off by more than five minutes.',
};
