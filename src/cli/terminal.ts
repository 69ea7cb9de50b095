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
import type { ChildGrant } from './service/container-grant.ts';
import type { ChildRun } from './ports/run-child.ts';

/** All that a command touches besides its arguments; tests give another. */
export interface Terminal {
  readonly language: Language;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** The settings of the tray app, as they were at start. */
  readonly settings: Settings;
  nowMillis(): number;
  /** Whether results may carry colours: they go to a person's terminal, and NO_COLOR is not set (no-color.org). */
  readonly hasColour: boolean;
  /** Whether results go to a person's terminal. */
  readonly outIsTerminal: boolean;
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
  /** Asks the key service, where one runs. */
  askService(request: ServiceRequest): Promise<ServiceAnswer | NoService>;
  /** Asks at the terminal. False on any answer but yes, and at once where standard input is no terminal. */
  confirm(question: string): Promise<boolean>;
  readonly browser: Browser;
  /** Those of this machine, by name. */
  browsers(): Promise<Browsers>;
  oneTimeLink(target: Secret): Promise<OneTimeLink>;
  /** Serves keys to one child process, until it has ended. */
  grantToChild(get: (signal: AbortSignal) => Promise<ContainerCredentials>): Promise<ChildGrant>;
  runChild(child: ChildRun): Promise<number>;
  /** Calls back when the person presses Ctrl-C or the process is asked to end, instead of ending it; answers an undo. */
  onInterrupt(callback: () => void): () => void;
}
