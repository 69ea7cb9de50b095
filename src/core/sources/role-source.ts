import type { ProbeReport } from '../../shared/sign-in-probe.ts';
import type { AssumedFrom, SourceInfo, SourceType } from '../../shared/domain/source.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { Trouble } from '../../shared/view.ts';
import type { ConsolePlace, NewSessionInput, SignedIn, SignInOptions } from '../requests.ts';
import type { AwsPaths } from '../disk/paths/aws-paths.ts';
import type { OwnPaths } from '../disk/paths/own-paths.ts';
import type { Ports } from '../ports.ts';
import type { AwsTransport } from '../transport/aws-transport.ts';
import type { RoleCredentials } from '../role-credentials.ts';
import type { Account, SourceStanding, SsoProfile } from '../state.ts';

/**
 * A place that roles come from. Everything outside a source's own folder uses this and `info.can`, and never asks for the
 * source's type. Every method rejects with a DaypassError and nothing else. `role-source.contract.ts` tests each kind.
 */
export interface RoleSource {
  readonly info: SourceInfo;
  /** Other names that find it (`daypass login NAME`). A legacy portal is also found by the names of its profiles. */
  readonly otherNames?: readonly string[];
  /** Set if it is no session of its own but one role that a profile assumes. No list of sessions shows it. */
  readonly assumed?: Assumed;

  /** What is known now, without reading anything. */
  state(): SourceStanding;
  /** Reads what its own files say, where that has not been done yet. */
  load(): Promise<void>;

  /** One sign-in at a time: a second call ends the first with `signInCancelled`. Rejects also: browserFlowUnsupported. */
  signIn(options: SignInOptions): Promise<SignedIn>;
  /** Ends a sign-in in progress, whose promise rejects with `signInCancelled`. No-op without one. */
  cancelSignIn(): void;
  /** Removes what the sign-in left here and ends it at AWS. False where AWS could not be told. */
  signOut(): Promise<{ readonly revokedAtAws: boolean }>;
  /** Resolves where keys can be had now, after a renewal if one is due. Rejects: signInNeeded, and what a renewal can meet. */
  ensureSignedIn(): Promise<void>;

  /** Every account with its roles. `onPage` is called with what is known so far. Rejects: signInNeeded, and what a call can meet. */
  list(onPage: (page: AccountPage) => void, signal?: AbortSignal): Promise<readonly Account[]>;
  /**
   * The names of all its accounts by their numbers, without their roles: a call or a few, where `list` takes one for each
   * account. Rejects as `list`. Absent: its accounts have no names.
   */
  accountNames?(): Promise<ReadonlyMap<string, string>>;
  /** New keys for a role. Rejects: signInNeeded, noAccess, roleNotFound, and what a call can meet. */
  mint(role: RoleRef, signal: AbortSignal): Promise<RoleCredentials>;

  /** A link to the console that holds no secret. Absent: the console is opened by federation with minted keys. */
  consoleUrl?(role: RoleRef, place: ConsolePlace): string;
  /**
   * What a profile of the config file needs to stand for the role. Throws: nameInvalid, startUrlInvalid, regionInvalid.
   * Absent: no client knows such a source, so that its profiles run `daypass credential-process`.
   */
  profileEntries?(role: RoleRef): ProfileEntries;
  /** Tries what a sign-in needs, step by step, and reports each. Absent: the source's sign-in has no such steps. */
  probe?(report: (step: ProbeReport) => void, signal?: AbortSignal): Promise<void>;
  /** Hosts of its own whose links may be handed to the browser, besides those of AWS. */
  allowedHosts(): readonly string[];
}

/** One role, and where the keys come from that it is assumed with. */
export interface Assumed {
  readonly role: RoleRef;
  readonly profileName: string;
  readonly comesFrom: AssumedFrom;
  /** The profile of another source that the chain begins with. */
  readonly baseProfile?: string;
  /** The chain begins with keys of the environment. */
  readonly isFromEnvironment?: true;
}

/** How far a list of accounts has come. */
export interface AccountPage {
  readonly accountsListed: number;
  /** Absent while unknown. */
  readonly accountsTotal?: number;
  /** The accounts so far, in the source's order. Made on request: it costs a walk over all of them. */
  readonly accounts: () => readonly Account[];
}

export interface ProfileEntries {
  readonly entries: readonly (readonly [key: string, value: string])[];
  /** The `sso-session` that the entries name, to be written where the file has none of that name. */
  readonly session?: NewSessionInput;
}

/**
 * Finds the sources of one kind, in the config file or in our own files, and follows them. Adding a kind takes a folder
 * with a provider and one line in `kinds.ts`.
 */
export interface SourceProvider {
  /** The type of its sources. A provider of two forms of one kind names the newer. */
  readonly type: SourceType;
  /** Set while the file that names its sources can't be read. */
  readonly trouble?: Trouble | undefined;
  /** Profiles of the config file that stand for a role of one of its sources. */
  readonly profiles?: readonly SsoProfile[];
  /** The role of a profile that is a source of its own. Throws what is wrong with the profile. */
  roleOfProfile?(profileName: string): SsoProfile | undefined;
  /** Other profiles that it has read, which stand for none. */
  readonly otherProfileNames?: readonly string[];
  /** What exists now, in display order. Never rejects: what can't be read is the `trouble`. */
  refresh(): Promise<readonly RoleSource[]>;
  /** Reads the state of all its sources again, and forgets those that are gone. */
  reload?(): Promise<void>;
  /** From now on its sources renew themselves. */
  start?(): void;
  /** Ends timers and sign-ins, and waits for writes in progress. */
  stop?(): Promise<void>;
  /** Files in the person's AWS folders that its sources write: what a crash left beside them is removed at the start. */
  readonly writtenFiles?: readonly string[];
  /** The machine woke or the network came back. */
  wake?(): void;
  /** Ends all sign-ins in progress. */
  cancelSignIns?(): void;
}

/** What a provider is made with. */
export interface SourceDeps {
  readonly ports: Ports;
  readonly aws: AwsPaths;
  readonly own: OwnPaths;
  readonly transport: AwsTransport;
  /** To be called after every change of a source's `state`. */
  readonly onChange: (sourceId: string) => void;
  /** To be called once a file with a sign-in is gone: copies of it that an edit moved away go as well. */
  readonly fileForgotten: (path: string) => Promise<void>;
  /** To be called with each watched file that a source is about to write, so that the watch ignores it. */
  readonly noteWrite?: (path: string, identity: string) => void;
  /** Writes another Region of a source into the config file, after a sign-in has found it. */
  readonly regionChanged: (sourceId: string, region: string) => Promise<void>;
  /** Keys of a profile that stands for a role of another source. Rejects: profileNotSso, profileUnknown, and what minting can meet. */
  readonly keysOfProfile: (profileName: string, signal: AbortSignal) => Promise<RoleCredentials>;
  /** An installed browser of Chromium's family, which can be driven over a pipe, with the environment it gets; undefined without one. */
  readonly drivableBrowser: () => Promise<
    { readonly program: string; readonly env: Ports['surroundings']['env'] } | undefined
  >;
  /** Whether keys of the role may be renewed without the person, by the settings. Never of a production account. */
  readonly renewsSilently: (role: RoleRef) => Promise<boolean>;
  /** The AWS CLI of this machine, with the environment it gets; undefined without one. */
  readonly awsCli: () => Promise<{ readonly program: string; readonly env: Ports['surroundings']['env'] } | undefined>;
}
