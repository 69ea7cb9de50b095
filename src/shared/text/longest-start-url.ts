/** Far longer than any portal's. What is longer is no start URL, wherever it is stored. */
export const LONGEST_START_URL = 4_096;
