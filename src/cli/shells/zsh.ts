import { posixFunctions } from './bash.ts';
import type { ScriptOptions } from './script-options.ts';

const COMPLETION = `__daypass_complete() {
  local -a __daypass_words __daypass_open
  local line
  while IFS= read -r line; do
    if [[ $line == */ ]]; then __daypass_open+=("$line"); else __daypass_words+=("$line"); fi
  done < <(__daypass __complete zsh "\${(j: :)words[1,CURRENT]}" 2>/dev/null)
  (( $#__daypass_words + $#__daypass_open )) || { _files; return }
  (( $#__daypass_words )) && compadd -U -- "$__daypass_words[@]"
  (( $#__daypass_open )) && compadd -U -S '' -- "$__daypass_open[@]"
}
if (( ! $+functions[compdef] )); then autoload -Uz compinit && compinit -u; fi
compdef __daypass_complete daypass
`;

const PROMPT = `setopt prompt_subst
__daypass_prompt() {
  __daypass_shown="$(__daypass prompt --shell zsh 2>/dev/null)"
  [[ -n $__daypass_shown ]] && __daypass_shown="$__daypass_shown "
}
autoload -Uz add-zsh-hook && add-zsh-hook precmd __daypass_prompt
[[ $PROMPT == *__daypass_shown* ]] || PROMPT='\${__daypass_shown}'"$PROMPT"
`;

export function zshScript({ command, hasPrompt, hasCompletions }: ScriptOptions): string {
  return [posixFunctions(command, 'zsh'), ...(hasCompletions ? [COMPLETION] : []), ...(hasPrompt ? [PROMPT] : [])].join(
    '',
  );
}
