import { spawnSync } from 'node:child_process';
import { isLeftOut } from '../left-out.ts';
import { shellWord } from './person-at-terminal.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** Namespaces of its own, so that nobody need be root. */
const NAMESPACE = ['--user', '--map-root-user', '--mount'];

export const isContainerLeftOut =
  isLeftOut('unshare') ||
  (process.env['DAYPASS_ALL_LAYERS'] !== '1' && spawnSync('unshare', [...NAMESPACE, 'true']).status !== 0);

/** Within the namespaces. The machine's own files stand in for an image. */
const INSIDE = `
root=$1 source=$2 target=$3 variable=$4; shift 4
mount -t tmpfs none "$root"
mkdir -p "$root$target"
mount --bind "$source" "$root$target"
mount -o remount,bind,ro "$root$target"
for one in /*; do
  to=$root$one
  [ -e "$to" ] && continue
  if [ -L "$one" ]; then cp -P "$one" "$to"; elif [ -d "$one" ]; then mkdir "$to"; mount --rbind "$one" "$to"; fi
done
exec chroot "$root" env -i "$variable" "$@"
`;

/**
 * The part of a container engine that concerns Daypass, as a bash function `contain FOLDER TARGET NAME=VALUE COMMAND…`: the command
 * sees the folder read-only at another path, has exactly that variable and those that lead to AWS, no home and no terminal.
 */
function containFunction(aws: Variables): string {
  const image = {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    LC_ALL: 'C.UTF-8',
    AWS_EC2_METADATA_DISABLED: 'true',
    ...aws,
  };
  const variables = Object.entries(image).map(([name, value = '']) => shellWord(`${name}=${value}`));
  return `contain() {
  local root code=0
  root=$(mktemp -d)
  unshare ${NAMESPACE.join(' ')} bash -ec ${shellWord(INSIDE)} inside "$root" "$1" "$2" "$3" ${variables.join(' ')} "\${@:4}" </dev/null > >(cat) || code=$?
  rmdir "$root"
  return $code
}`;
}

/** `docker run`, strict about its words, for the image `amazon/aws-cli`, whose entrypoint is the AWS CLI. */
export function dockerStandIn(awsCli: string, aws: Variables): string {
  return `${containFunction(aws)}
fail() { echo "docker: $*" >&2; exit 125; }
[ "$1" = run ] || fail "unknown command $1"
shift
while [[ $1 == -* ]]; do
  case $1 in
    --rm) shift ;;
    --user) user=$2; shift 2 ;;
    -v) mount=$2; shift 2 ;;
    -e) variable=$2; shift 2 ;;
    *) fail "unknown flag $1" ;;
  esac
done
[ "$1" = amazon/aws-cli ] || fail "no such image: $1"
shift
IFS=: read -r source target mode extra <<<"$mount"
[[ $source == /* && $target == /* && $mode == ro && -z $extra && -d $source ]] || fail "invalid volume: $mount"
[[ $variable == ?*=* ]] || fail "invalid variable: $variable"
# Files of mode 0600 are for their owner alone.
[ "$user" = "$(stat -c %u "$source/config")" ] || fail "permission denied: $source/config"
contain "$source" "$target" "$variable" ${shellWord(awsCli)} "$@"`;
}

/** A script that runs a command in a container as a devcontainer.json describes it. Throws at what is not known of the form. */
export function devcontainer(json: string, env: Variables, aws: Variables, command: readonly string[]): string {
  const { mounts, containerEnv, ...rest }: Record<string, unknown> = JSON.parse(json);
  const given = String(mounts).replaceAll(/\$\{localEnv:(\w+)\}/g, (_, name: string) => env[name] ?? '');
  const [source, target, ...more] = given.split(',');
  const variables = Object.entries(containerEnv ?? {}).map(([name, value]) => `${name}=${String(value)}`);
  const isKnown =
    Object.keys(rest).length === 0 &&
    variables.length === 1 &&
    source?.startsWith('source=/') === true &&
    target?.startsWith('target=/') === true &&
    more.toSorted().join(' ') === 'readonly type=bind';
  if (!isKnown) throw new Error(`devcontainer.json: ${json}`);
  const words = [source.replace('source=', ''), target.replace('target=', ''), ...variables, ...command];
  return `${containFunction(aws)}\ncontain ${words.map((word) => shellWord(word)).join(' ')}`;
}
