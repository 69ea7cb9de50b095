import { quotePowershell } from '../../shared/text/shell-quoting.ts';
import type { ScriptOptions } from './script-options.ts';

const COMPLETION = `Register-ArgumentCompleter -Native -CommandName daypass -ScriptBlock {
  param($word, $ast, $position)
  $line = $ast.ToString()
  $line = $line.PadRight($position).Substring(0, $position)
  __daypass __complete powershell $line 2>$null | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;

const PROMPT = `if (-not (Test-Path Function:__daypass_other_prompt)) {
  Copy-Item Function:prompt Function:__daypass_other_prompt
  function global:prompt {
    $shown = __daypass prompt --shell powershell 2>$null
    if ($shown) { "$shown " + (__daypass_other_prompt) } else { __daypass_other_prompt }
  }
}
`;

export function powershellScript({ command, hasPrompt, hasCompletions }: ScriptOptions): string {
  return [functions(command), ...(hasCompletions ? [COMPLETION] : []), ...(hasPrompt ? [PROMPT] : [])].join('');
}

function functions(command: ScriptOptions['command']): string {
  const call = command
    ? `& ${command.map(quotePowershell).join(' ')} @args`
    : '& (Get-Command daypass -CommandType Application,ExternalScript | Select-Object -First 1) @args';
  return `function __daypass { ${call} }
function daypass {
  if ($args.Count -gt 0 -and $args[0] -in 'use', 'assume') {
    $env:DAYPASS_SHELL = 'powershell'
    try { $script = (__daypass @args) -join "\`n" } finally { Remove-Item Env:DAYPASS_SHELL }
    if ($LASTEXITCODE -ne 0) { return }
    # Output for --json and --help carries names that other people chose. It is never evaluated.
    $isForReading = $args -contains '--json' -or $args -contains '--help' -or $args -contains '-h'
    $begins = "$script".StartsWith('$env:DAYPASS_PREVIOUS_PROFILE = ''', [StringComparison]::Ordinal)
    if ($begins -and -not $isForReading) { Invoke-Expression $script } else { $script }
  } else {
    __daypass @args
  }
}
`;
}
