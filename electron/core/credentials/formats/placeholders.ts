// Tells placeholders and references from values, so that neither is ever sent to GreenLake.

export const refersElsewhere =
  "This refers to a variable or a command. Paste the value itself instead.";
export const isPlaceholder = "This is a placeholder. Replace it with the value.";
export const isKeptElsewhere =
  "This refers to a value that is kept elsewhere. Paste the value itself instead.";
export const isEncrypted = "This is encrypted. Paste the decrypted value instead.";

// Every pattern is anchored and repeats one class at a time, so that none backtracks.
const kinds: readonly (readonly [problem: string, pattern: RegExp])[] = [
  // SOPS, Ansible Vault, git-crypt and Kubernetes’ SealedSecret.
  [isEncrypted, /^(?:ENC\[|\$ANSIBLE_VAULT;|\0GITCRYPT|AgA[\w+/=]{80})/],
  // The commands and the URLs of password managers and secret stores.
  [
    isKeptElsewhere,
    /^(?:op|bw|sm|ssm|akv|vault|keychain|keyring|doppler|infisical|awssm|secretsmanager|gcp-?secret|azurekeyvault|kv|file|ref\+\w{1,32}):/i,
  ],
  [
    isKeptElsewhere,
    /^(?:arn:aws:|@Microsoft\.KeyVault\(|projects\/[^/]+\/secrets\/|\/run\/secrets\/)/i,
  ],
  // A template’s expression: GitHub Actions, VS Code, Jinja, Postman, Helm, ERB, INI.
  [isPlaceholder, /^\$?\{\{.*\}\}$|^<%.*%>$|^%\(\w+\)s$/s],
  [refersElsewhere, /^\$(?:[A-Za-z_][\w:]*|[{(].*[})])$|^%[A-Za-z_]\w*%$|^`.*`$/s],
  // Code: the variables of languages and tools, and any call.
  [
    refersElsewhere,
    /^(?:process\.env|os\.environ|ENV\[|env\.|env:|var\.|local\.|data\.|module\.|secrets?\.|inputs?\.|self\.|this\.|args\.|config\.|settings\.|[A-Za-z_][\w.]{0,64}\()/,
  ],
  [isPlaceholder, /^(?:<[^<>]*>|\{[^{}]*\}|\[[^[\]]*\]|__\w+__|@@\w+@@|#\{[^{}]*\}#?|%%\w+%%)$/],
  [
    isPlaceholder,
    /^(?:[xX]{3,}|\*{3,}|\.{3,}|…+|•+|-{3,}|_{3,}|\?{3,}|[xX]{2,8}(?:-[xX]{2,12})+)$/,
  ],
  // Without a digit, and in the imperative or about “your” something.
  [
    isPlaceholder,
    /^(?:your|my|insert|enter|paste|replace|change|put|fill)(?:[-_ .]?(?:me|it|this)$|[-_ .][A-Za-z-_ .']+$|[A-Z][A-Za-z]+$)/,
  ],
  [isPlaceholder, /^(?:YOUR|MY|INSERT|ENTER|PASTE|REPLACE|CHANGE|PUT|FILL)[-_ ]?[A-Z-_ ]+$/],
  [
    isPlaceholder,
    /^(?:(?:msp|hpe|glp|greenlake|api|oauth2?)[-_ ]?)?(?:client|workspace|tenant)[-_ ]?(?:id|secret)(?:[-_ ]?(?:here|goes[-_ ]?here))?$/i,
  ],
  [
    isPlaceholder,
    /^(?:todo|tbd|tba|fixme|placeholder|redacted|\[redacted\]|masked|hidden|secret|example|sample|dummy|foo|bar|null|none|nil|undefined|n\/a)$/i,
  ],
];

/** Why `value` is no value but stands for one; null for anything else. Linear time. */
export function placeholderIn(value: string): string | null {
  if (value.length > 4_096) return null;
  const plain = value.replace(/,$/, "");
  return kinds.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

const inAddress = /[<{$`*…]|%[A-Za-z_]\w{0,63}%|\/:[a-z]|(?:your|my)[-_]|workspace[-_]?id/i;

/** The same for an address, of which a placeholder may be only one part. */
export const placeholderInAddress = (value: string): string | null =>
  placeholderIn(value) ?? (value.includes("://") && inAddress.test(value) ? isPlaceholder : null);
