import type {
  Browser,
  Browsers,
  ContainerCredentials,
  Engine,
  EnginePorts,
  OneTimeLink,
  Secret,
} from '../core/index.ts';
import type { NoService, ServiceAnswer, ServiceRequest } from '../core/light.ts';
import type { Language } from '../shared/domain/languages.ts';
import type { Settings } from '../shared/domain/settings.ts';
import type { PickItem } from './picker/pick.ts';
import type { ChildGrant } from './service/container-grant.ts';
import type { Installation } from './installation/installation.ts';
import type { ChildRun } from './ports/run-child.ts';
import type { SshEnd, SshRun } from './ssh/run-over-ssh.ts';

/** What a command reports for `--json`. */
export type JsonResult = Readonly<Record<string, unknown>>;

/** All that a command touches besides its arguments; tests give another. */
export interface Terminal {
  readonly language: Language;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** Where this copy is and what it was built from. */
  installation(): Installation;
  /** The settings of the tray app, as they were at start. */
  readonly settings: Settings;
  nowMillis(): number;
  /** Calls back after a time, unless undone by the returned function. */
  after(delayMillis: number, callback: () => void): () => void;
  /** Whether results may carry colours: they go to a person's terminal, and NO_COLOR is not set (no-color.org). */
  readonly hasColour: boolean;
  /** Whether a person can be asked: standard input and standard error are a terminal. */
  readonly isInteractive: boolean;
  /** Whether a person may see anything at all: one of the standard streams is a terminal. */
  readonly hasPerson: boolean;
  /** The terminal's size in cells. */
  readonly columns: number;
  /** Whether results go to a person's terminal. */
  readonly outIsTerminal: boolean;
  /** Whether the results are wanted as JSON by a command that reports them. */
  readonly isJson: boolean;
  /** Reports a result for `--json`; does nothing otherwise. Later fields join earlier ones. */
  result(more: JsonResult): void;
  /** The results. A newline is added. */
  out(line: string): void;
  /** Results that bring their own line ends. */
  outExactly(text: string): void;
  /** What is said beside the results. A newline is added. */
  err(line: string): void;
  /** Standard input to its end, at most so many bytes of it. */
  readInput(mostBytes: number): Promise<string>;
  /** The engine, loaded when first asked for: most of it is the AWS SDK. */
  engine(): Promise<Engine>;
  /** The ports that the engine gets. */
  ports(): Promise<EnginePorts>;
  /** Asks the key service, where one runs. `anyEnvironment`: also one of other AWS files or endpoints; it gives no keys then. */
  askService(
    request: ServiceRequest,
    options?: { readonly anyEnvironment?: boolean },
  ): Promise<ServiceAnswer | NoService>;
  /** Waits until a process has ended. False if it still runs after so many milliseconds. */
  processEnded(pid: number, mostMillis: number): Promise<boolean>;
  /** Tells the person at the terminal that a tool waits for a sign-in. False where no terminal is there. */
  askToSignIn(sourceId: string): boolean;
  /** Asks at the terminal. False on any answer but yes, and at once where standard input is no terminal. */
  confirm(question: string): Promise<boolean>;
  /** Asks for a line. An empty answer is the suggestion; undefined if the person leaves. Rejects with noTerminal. */
  askLine(question: string, suggestion?: string): Promise<string | undefined>;
  /** Lets the person choose from a list by typing. Undefined if the person leaves. Rejects with noTerminal. */
  readonly pick: PickItem;
  /** Puts a text into the clipboard. Resolves with what did. Rejects with clipboardUnavailable. */
  copy(text: string): Promise<string>;
  /** Starts or raises the app. Rejects with appNotFound. */
  openApp(): Promise<void>;
  readonly browser: Browser;
  /** Those of this machine, by name. */
  browsers(): Promise<Browsers>;
  oneTimeLink(target: Secret): Promise<OneTimeLink>;
  /** Serves keys to one child process, until it has ended. */
  grantToChild(get: (signal: AbortSignal) => Promise<ContainerCredentials>): Promise<ChildGrant>;
  runChild(child: ChildRun): Promise<number>;
  /** Runs ssh with keys served to the other machine, until the session has ended. */
  runOverSsh(run: Pick<SshRun, 'host' | 'args' | 'region' | 'get'>): Promise<SshEnd>;
  /** Calls back when the person presses Ctrl-C or the process is asked to end, instead of ending it; answers an undo. */
  onInterrupt(callback: () => void): () => void;
}
