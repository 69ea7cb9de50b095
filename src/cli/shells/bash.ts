import { quotePosix } from '../../shared/text/shell-quoting.ts';
import type { ScriptOptions } from './script-options.ts';

const COMPLETION = `__daypass_complete() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(__daypass __complete bash "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  # A word that goes on, such as ACCOUNT/, gets no blank after it.
  if [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == */ ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -o default -F __daypass_complete daypass
`;

const PROMPT = `__daypass_prompt() {
  local status=$?
  __daypass_shown="$(__daypass prompt --shell bash 2>/dev/null)"
  [ -n "$__daypass_shown" ] && __daypass_shown="$__daypass_shown "
  return $status
}
case "$PROMPT_COMMAND" in
  *__daypass_prompt*) ;;
  *) PROMPT_COMMAND="__daypass_prompt\${PROMPT_COMMAND:+;$PROMPT_COMMAND}"; PS1='\${__daypass_shown}'"$PS1" ;;
esac
`;

export function bashScript({ command, hasPrompt, hasCompletions }: ScriptOptions): string {
  return [
    posixFunctions(command, 'bash'),
    ...(hasCompletions ? [COMPLETION] : []),
    ...(hasPrompt ? [PROMPT] : []),
  ].join('');
}

/** The same for bash and zsh. */
export function posixFunctions(command: ScriptOptions['command'], shell: 'bash' | 'zsh'): string {
  const call = command ? command.map(quotePosix).join(' ') : 'command daypass';
  return `__daypass() { ${call} "$@"; }
daypass() {
  case "$1" in
    use|assume)
      local __daypass_script __daypass_word __daypass_evaluates=yes
      __daypass_script="$(DAYPASS_SHELL=${shell} __daypass "$@")" || return $?
      # Output for --json and --help carries names that other people chose. It is never evaluated.
      for __daypass_word in "$@"; do
        case "$__daypass_word" in --json|--help|-h) __daypass_evaluates=no ;; esac
      done
      case "$__daypass_evaluates$__daypass_script" in
        "yesexport DAYPASS_PREVIOUS_PROFILE='"*) eval "$__daypass_script" ;;
        *) printf '%s\\n' "$__daypass_script" ;;
      esac
      ;;
    *) __daypass "$@" ;;
  esac
}
`;
}
