/** What a test tells a driver process to do, one JSON object a line; it answers each with one line. */
export type Order =
  | {
      readonly order: 'addProfile';
      readonly homeDir: string;
      readonly profileName: string;
      readonly roleName?: string;
      /** By an engine that runs on, as in the tray app, and hears of what others write; otherwise as the command line does it. */
      readonly inApp?: boolean;
    }
  /** Stops that app; answers how many edits were made again because another program had overwritten them. */
  | { readonly order: 'stopApp' }
  | { readonly order: 'addSession'; readonly homeDir: string; readonly name: string }
  /** As the tray app does when it starts and is quit at once. */
  | { readonly order: 'startAndStop'; readonly homeDir: string }
  | { readonly order: 'writeToken'; readonly homeDir: string; readonly accessToken: string }
  | { readonly order: 'readToken'; readonly homeDir: string }
  /** `count` profiles, one edit each, named `prefix` and a number. */
  | { readonly order: 'addMany'; readonly homeDir: string; readonly prefix: string; readonly count: number }
  /** Reads and parses the config over and over until the next order comes. */
  | { readonly order: 'readConfigUntilStopped'; readonly homeDir: string }
  | { readonly order: 'stopReading' };

export interface Answer {
  /** `done`, or the code of the DaypassError it was rejected with; `crashed` for anything else. */
  readonly outcome: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Why, where `outcome` is `crashed`. */
  readonly detail?: string;
  /** For `readToken`: the access token, where there is one. */
  readonly accessToken?: string;
  readonly madeAgain?: number;
  /** For the reader of the config. */
  readonly reads?: number;
  readonly tornReads?: readonly string[];
}

/** The first line of a driver: the id of the one thread that all its asynchronous file work runs on. */
export interface Ready {
  readonly ioThread: number;
}

/** The session that every home of these tests has, and the account of its roles. */
export const SESSION = { name: 'corp', startUrl: 'https://d-demo.awsapps.com/start', region: 'eu-west-1' } as const;
export const ACCOUNT_ID = '111122223333';
