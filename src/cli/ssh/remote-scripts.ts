import { KEY_VARIABLES, OTHER_CREDENTIAL_SOURCES } from '../../core/index.ts';

/** Lines that the holder prints, so that a talkative login script is told from it. */
export const FOLDER_LINE = 'daypass-folder ';
export const READY_LINE = 'daypass-ready';
const END_LINE = 'daypass-end';

/**
 * The command of the session that holds the other machine's files: it makes a private folder, takes a token and a script
 * from its standard input, and removes the folder when its input ends, however that comes: the end of ssh, a signal, or a
 * lost connection. The person's session runs the script, so that the folder is made only where no other user can put
 * one of theirs in its place. It contains no single quote, backslash or exclamation mark, so that every login shell passes it on.
 */
export function holderCommand(): string {
  const folder = 'daypass.XXXXXXXXXX';
  const script = [
    'umask 077',
    'trap "" HUP INT QUIT TERM PIPE',
    // Its owner's alone, or sticky and root's.
    `safe() { case "$(ls -ldn "$1/" 2>/dev/null)" in d????????[tT]*" 0 0 "*) return 0;; d????-??-*) [ -O "$1/" ];; *) return 1;; esac; }`,
    'for p in "$XDG_RUNTIME_DIR" "$TMPDIR" /tmp "$HOME"; do [ -n "$p" ] && safe "$p" && break; done',
    `safe "$p" && d=$(mktemp -d "$p/${folder}") || exit 1`,
    `echo "${FOLDER_LINE}$d"`,
    'IFS= read -r token && printf %s "$token" > "$d/token"',
    `while IFS= read -r line; do case "$line" in ${END_LINE}) break;; esac; printf %s "$line"; echo; done > "$d/run"`,
    `[ -s "$d/token" ] && [ -s "$d/run" ] && echo ${READY_LINE} && cat > /dev/null`,
    'rm -rf "$d"',
  ];
  return `sh -c '${script.join('; ')}'`;
}

/** What the holder reads. */
export function holderInput(token: string, script: string): string {
  return `${token}\n${script}\n${END_LINE}\n`;
}

/** Where the other machine finds keys. */
export interface RemoteGrant {
  /** The folder that the holder made. */
  readonly folder: string;
  readonly url: string;
  readonly region?: string;
}

/** The script that the holder stores and the person's session runs: the environment, then the command or a login shell. */
export function sessionScript({ folder, url, region }: RemoteGrant, command: readonly string[]): string {
  const cleared = [...new Set([...KEY_VARIABLES, ...OTHER_CREDENTIAL_SOURCES])];
  const shell = `exec "\${SHELL:-/bin/sh}"`;
  return [
    `unset ${cleared.join(' ')}`,
    `AWS_CONTAINER_CREDENTIALS_FULL_URI=${quoted(url)}`,
    `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=${quoted(`${folder}/token`)}`,
    // The AWS CLI before 2.13 knows no file.
    `AWS_CONTAINER_AUTHORIZATION_TOKEN=$(cat "$AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")`,
    'export AWS_CONTAINER_CREDENTIALS_FULL_URI AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE AWS_CONTAINER_AUTHORIZATION_TOKEN',
    ...(region === undefined ? [] : regionLines(region)),
    command.length === 0 ? `${shell} -l` : `${shell} -c ${quoted(command.join(' '))}`,
  ].join('\n');
}

/** The command of the person's session. */
export function sessionCommand({ folder }: Pick<RemoteGrant, 'folder'>): string {
  return `sh ${quoted(`${folder}/run`)}`;
}

/** A Region that the other machine sets itself wins. */
function regionLines(region: string): readonly string[] {
  return [
    `[ -n "$AWS_REGION" ] || AWS_REGION=\${AWS_DEFAULT_REGION:-${quoted(region)}}`,
    `[ -n "$AWS_DEFAULT_REGION" ] || AWS_DEFAULT_REGION=$AWS_REGION`,
    'export AWS_REGION AWS_DEFAULT_REGION',
  ];
}

/** For a POSIX shell (XCU 2.2.2). */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
