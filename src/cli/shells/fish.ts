import { quoteFish } from '../../shared/text/shell-quoting.ts';
import type { ScriptOptions } from './script-options.ts';

const COMPLETION = `complete -c daypass -f -a '(__daypass __complete fish (commandline -cp) 2>/dev/null)'
`;

const PROMPT = `if not functions -q __daypass_other_prompt
    functions -q fish_prompt; or function fish_prompt; end
    functions -c fish_prompt __daypass_other_prompt
    function fish_prompt
        set -l last $status
        set -l shown (__daypass prompt --shell fish 2>/dev/null)
        test -n "$shown"; and printf '%s ' $shown
        # The person's own prompt may show the status.
        __daypass_return $last
        __daypass_other_prompt
    end
    function __daypass_return; return $argv[1]; end
end
`;

export function fishScript({ command, hasPrompt, hasCompletions }: ScriptOptions): string {
  return [functions(command), ...(hasCompletions ? [COMPLETION] : []), ...(hasPrompt ? [PROMPT] : [])].join('');
}

function functions(command: ScriptOptions['command']): string {
  const call = command ? command.map(quoteFish).join(' ') : 'command daypass';
  return `function __daypass; ${call} $argv; end
function daypass
    if contains -- "$argv[1]" use assume
        set -l script (DAYPASS_SHELL=fish __daypass $argv)
        or return $status
        # Output for --json and --help carries names that other people chose. It is never evaluated.
        if contains -- --json $argv; or contains -- --help $argv; or contains -- -h $argv
            printf '%s\\n' $script
        else if string match -q -- "set -gx DAYPASS_PREVIOUS_PROFILE '*" "$script[1]"
            string join \\n -- $script | source
        else
            printf '%s\\n' $script
        end
    else
        __daypass $argv
    end
end
`;
}
