// The completion scripts of the shells. They complete commands and options, and names of tenants from the running Tenantry.
import { type ShellName, shells } from "./command.ts";
import { commandInfos } from "./commands.ts";

const words = Object.keys(commandInfos);

/** The commands that take the name of a tenant. */
const named = ["token", "exec", "copy"];

const optionsOf = (word: string): readonly string[] =>
  Object.keys(commandInfos[word]?.options ?? {}).map((name) => `--${name}`);

const cases = (line: (word: string, options: string) => string): string =>
  words.map((word) => line(word, optionsOf(word).join(" "))).join("\n");

/** The names only: the first column of the list. */
const names = "tenantry list --no-start 2>/dev/null | cut -f1";

const bash = `# Completes tenantry in bash.
# Reads a line as bash does: $plain becomes what its last word means, $quote the quotation mark that is still open.
_tenantry_read() {
  local line=$1 at char
  plain= quote=
  for ((at = 0; at < \${#line}; at++)); do
    char=\${line:at:1}
    case $quote$char in
      \\" | \\') quote=$char ;;
      \\"\\" | \\'\\') quote= ;;
      \\\\)
        at=$((at + 1))
        plain+=\${line:at:1}
        ;;
      \\"\\\\)
        at=$((at + 1))
        char=\${line:at:1}
        [[ $char == [\\"\\\\\\$\\\`] ]] || plain+=\\\\
        plain+=$char
        ;;
      ' ' | $'\\t') plain= ;;
      *) plain+=$char ;;
    esac
  done
}
_tenantry() {
  local word=\${COMP_WORDS[COMP_CWORD]} command=\${COMP_WORDS[1]} typed=\${COMP_LINE:0:COMP_POINT}
  local name wanted plain quote escape
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$word"))
    [ \${#COMPREPLY[@]} -eq 0 ] && compopt -o default
    return
  fi
  if [[ $word == -* ]]; then
    case $command in
${cases((word, options) => `      ${word}) COMPREPLY=($(compgen -W "${options}" -- "$word")) ;;`)}
    esac
    return
  fi
  case $command in
    ${named.join("|")})
      _tenantry_read "$typed"
      wanted=$plain
      # Bash replaces only $2, which begins after the last : or =, or after the opening quotation mark.
      _tenantry_read "\${typed%"$2"}"
      while IFS= read -r name; do
        [[ \${name,,} == "\${wanted,,}"* ]] && COMPREPLY+=("\${name:\${#plain}}")
      done < <(${names})
      [ \${#COMPREPLY[@]} -eq 0 ] && return
      case $quote in
        # Nothing keeps a ! from the history inside double quotes, so it stands between two of them.
        \\") escape='s/[\\\\"$\`]/\\\\&/g; s/!/"\\\\!"/g' ;;
        \\') escape="s/'/'\\\\\\\\''/g" ;;
        *) escape='s/[][(){}<>"'\\''\`$&;|*?~#=:!^@\\\\ ]/\\\\&/g' ;;
      esac
      mapfile -t COMPREPLY < <(printf '%s\\n' "\${COMPREPLY[@]}" | sed "$escape")
      ;;
    completion) COMPREPLY=($(compgen -W "${shells.join(" ")}" -- "$word")) ;;
    help) COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$word")) ;;
    open) compopt -o default ;;
  esac
}
complete -F _tenantry tenantry
`;

const zsh = `#compdef tenantry
# Completes tenantry in zsh.
_tenantry() {
  local -a tenants
  if (( CURRENT == 2 )); then
    compadd -- ${words.join(" ")}
    _files
    return
  fi
  if [[ \${words[CURRENT]} == -* ]]; then
    case \${words[2]} in
${cases((word, options) => `      ${word}) compadd -- ${options} ;;`)}
    esac
    return
  fi
  case \${words[2]} in
    ${named.join("|")})
      tenants=("\${(@f)$(${names})}")
      compadd -M 'm:{a-zA-Z}={A-Za-z}' -- "\${tenants[@]}"
      ;;
    completion) compadd -- ${shells.join(" ")} ;;
    help) compadd -- ${words.join(" ")} ;;
    open) _files ;;
  esac
}
if [[ \${funcstack[1]} == _tenantry ]]; then
  _tenantry "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
  compdef _tenantry tenantry
fi
`;

const fish = `# Completes tenantry in fish.
complete -c tenantry -n __fish_use_subcommand -a '${words.join(" ")}'
${words
  .flatMap((word) =>
    optionsOf(word).map(
      (option) =>
        `complete -c tenantry -f -n '__fish_seen_subcommand_from ${word}' -l ${option.slice(2)}`,
    ),
  )
  .join("\n")}
complete -c tenantry -f -n '__fish_seen_subcommand_from ${named.join(" ")}' -a '(${names})'
complete -c tenantry -f -n '__fish_seen_subcommand_from completion' -a '${shells.join(" ")}'
complete -c tenantry -f -n '__fish_seen_subcommand_from help' -a '${words.join(" ")}'
`;

const powershell = `# Completes tenantry in PowerShell.
Register-ArgumentCompleter -Native -CommandName tenantry -ScriptBlock {
  param($word, $line, $position)
  $options = @{
${cases((word, options) => `    '${word}' = '${options}'`)}
  }
  $given = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
  $command = if ($given.Count -gt 1 -or ($given.Count -eq 1 -and $word -eq '')) { $given[0] } else { $null }
  $found = if ($null -eq $command) { '${words.join(" ")}' -split ' ' }
    elseif ($word -like '-*') { $options[$command] -split ' ' }
    elseif ('${named.join(" ")}' -split ' ' -contains $command) {
      tenantry list --no-start 2>$null | ForEach-Object { ($_ -split "\`t")[0] }
    }
    elseif ($command -eq 'completion') { '${shells.join(" ")}' -split ' ' }
    elseif ($command -eq 'help') { '${words.join(" ")}' -split ' ' }
  $typed = $word.Trim('"', "'")
  $found | Where-Object { $_ -like "$([WildcardPattern]::Escape($typed))*" } | ForEach-Object {
    $text = if ($_ -match '[^A-Za-z0-9._-]') { "'" + ($_ -replace "['\\u2018-\\u201B]", '$0$0') + "'" } else { $_ }
    [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
  }
}
`;

const scripts = { bash, zsh, fish, powershell } as const satisfies Record<ShellName, string>;

export const completionScript = (shell: ShellName): string => scripts[shell];
