// One sample for each kind of script and settings file: what is in the file, and which values are recognised in it.
import { describe, expect, it } from "vitest";
import { readEnvironmentText } from "../../../electron/core/credentials/pasted.ts";
import {
  workspace,
  clientId,
  clientSecret,
  all,
  tokenUrl,
  fromUrl,
  base64,
  pairs,
} from "./sampleClient.ts";

const lines = (write: (name: string, value: string) => string) =>
  pairs.map(([name, value]) => write(name, value)).join("\n");

describe("a shell’s way to set variables", () => {
  it.each([
    ["POSIX", lines((name, value) => `export ${name}='${value}'`)],
    ["POSIX with a prompt", lines((name, value) => `$ export ${name}=${value}`)],
    ["bash", lines((name, value) => `declare -x ${name}="${value}"`)],
    ["direnv", `dotenv_if_exists\nsource_up\n${lines((name, value) => `export ${name}=${value}`)}`],
    ["fish", lines((name, value) => `set -gx ${name} ${value}`)],
    ["fish with long switches", lines((name, value) => `set --global --export ${name} "${value}"`)],
    ["csh", lines((name, value) => `setenv ${name} "${value}"`)],
    ["PowerShell", lines((name, value) => `$env:${name} = "${value}"`)],
    ["PowerShell with braces", lines((name, value) => `\${env:${name}} = '${value}'`)],
    ["PowerShell’s own variables", lines((name, value) => `[string] $${name} = "${value}"`)],
    [
      ".NET from PowerShell",
      lines(
        (name, value) => `[Environment]::SetEnvironmentVariable("${name}", "${value}", "User")`,
      ),
    ],
    [
      ".NET with its whole name",
      lines((name, value) => `[System.Environment]::SetEnvironmentVariable('${name}','${value}')`),
    ],
    [
      "PowerShell’s provider",
      lines((name, value) => `Set-Item -Path Env:${name} -Value '${value}'`),
    ],
    ["cmd", lines((name, value) => `set ${name}=${value}`)],
    [
      "cmd with quotes",
      lines((name, value) => `C:\\> set "${name}=${value}"`).replaceAll("C:\\> ", ""),
    ],
    ["setx", lines((name, value) => `setx ${name} "${value}"`)],
    ["setx for the machine", lines((name, value) => `setx /M ${name} ${value}`)],
    ["setx with the switch last", lines((name, value) => `setx ${name} ${value} /m`)],
    ["Docker", `docker run ${pairs.map(([name, value]) => `-e ${name}=${value}`).join(" ")} image`],
    ["a Dockerfile", lines((name, value) => `ENV ${name}=${value}`)],
    ["systemd", `[Service]\n${lines((name, value) => `Environment="${name}=${value}"`)}`],
  ])("is understood: %s", (_name, text) => {
    expect(readEnvironmentText(text)).toMatchObject({ values: all, problems: [] });
  });
});

describe("a file of settings", () => {
  it.each([
    [
      ".http",
      `@workspace_id = ${workspace}\n@clientId = ${clientId}\n@clientSecret=${clientSecret}\n`,
    ],
    [
      "tfvars",
      `# ours\nclient_id     = "${clientId}"\nclient_secret = "${clientSecret}"\nworkspace_id = "${workspace}"`,
    ],
    [
      "Terraform’s variables",
      lines((name, value) => `export TF_VAR_${name.toLowerCase()}="${value}"`),
    ],
    [
      "INI",
      `; ours\n[greenlake]\nclient_id=${clientId}\nclient_secret = ${clientSecret}\nworkspace_id = ${workspace}`,
    ],
    [
      "INI with colons",
      `[greenlake]\nclient_id: ${clientId}\nclient_secret : ${clientSecret}\nworkspace_id:${workspace}`,
    ],
    [
      "Java properties",
      `glp.client.id=${clientId}\nglp.client.secret=${clientSecret}\nglp.workspace.id=${workspace}`,
    ],
    [
      "TOML",
      `[greenlake]\nclient_id = "${clientId}"\nclient_secret = '${clientSecret}'\nworkspace_id = "${workspace}"`,
    ],
    [
      "TOML inline",
      `glp = { client_id = "${clientId}", client_secret = "${clientSecret}", workspace_id = "${workspace}" }`,
    ],
    [
      "TOML with dotted keys",
      `glp.client_id = "${clientId}"\nglp.client_secret = """\n${clientSecret}"""\nglp.workspace_id = "${workspace}"`,
    ],
    [
      "TypeScript",
      `const workspaceId = "${workspace}";\nexport const clientId = '${clientId}';\nlet clientSecret = "${clientSecret}";`,
    ],
    [
      "Python",
      `WORKSPACE_ID = "${workspace}"\nCLIENT_ID = "${clientId}"\nCLIENT_SECRET = "${clientSecret}"`,
    ],
    [
      "a dictionary in Python",
      `import requests\n\nargs = {\n    "client_id": "${clientId}",\n    'client_secret': '${clientSecret}',\n    "workspace_id": "${workspace}",\n}\nprint(args)`,
    ],
    [
      "an object in JavaScript",
      `const client = { clientId: "${clientId}", clientSecret: '${clientSecret}', workspaceId: \`${workspace}\` };`,
    ],
    [
      "arguments in Python",
      `client = Client(client_id="${clientId}", client_secret="${clientSecret}", workspace_id="${workspace}")`,
    ],
    [
      "a hash in Ruby",
      `args = { :client_id => "${clientId}", "client_secret" => "${clientSecret}", workspace_id: "${workspace}" }`,
    ],
    [
      "a PowerShell hash table",
      `$body = @{client_id = "${clientId}"; client_secret = "${clientSecret}"; workspace_id = "${workspace}"}`,
    ],
  ])("is understood: %s", (_name, text) => {
    expect(readEnvironmentText(text)).toMatchObject({ values: all, problems: [] });
  });
});

describe("a curl command", () => {
  const data = `grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}`;
  it.each([
    [
      "on one line",
      `curl -r POST '${tokenUrl}' -H 'Content-Type: application/x-www-form-urlencoded' -d '${data}'`,
    ],
    [
      "on several lines",
      `curl -s --location --request POST "${tokenUrl}" \\\n  --header "Content-Type: application/x-www-form-urlencoded" \\\n  --data-urlencode "grant_type=client_credentials" \\\n  --data-urlencode "client_id=${clientId}" \\\n  --data-urlencode "client_secret=${clientSecret}"`,
    ],
    [
      "on lines that nothing continues, as in HPE’s guide",
      `curl -X POST ${tokenUrl} -H\n"Content-Type: application/x-www-form-urlencoded"\n-d "${data}"\n`,
    ],
    [
      "with one -d each",
      `curl ${tokenUrl} -d grant_type=client_credentials -d client_id=${clientId} -dclient_secret=${clientSecret}`,
    ],
    ["in cmd", `curl.exe -X POST "${tokenUrl}" ^\r\n -d "${data}"`],
    ["in PowerShell", `curl.exe --url="${tokenUrl}" \`\r\n --data="${data}"`],
    [
      "with -u",
      `curl -u '${clientId}:${clientSecret}' -d grant_type=client_credentials ${tokenUrl}`,
    ],
    ["with --user", `curl --user=${clientId}:${clientSecret} ${tokenUrl} | jq -r .access_token`],
    [
      "with Basic in a header",
      `curl ${tokenUrl} -H "Authorization: Basic ${base64(`${clientId}:${clientSecret}`)}"`,
    ],
    [
      "with JSON",
      `curl ${tokenUrl} --json '{"client_id": "${clientId}", "client_secret": "${clientSecret}"}'`,
    ],
    ["in a substitution", `TOKEN=$(curl -s "${tokenUrl}" -d "${data}" | jq -r .access_token)`],
    [
      "in a script with variables",
      `CLIENT_ID=${clientId}\nCLIENT_SECRET=${clientSecret}\ncurl "${tokenUrl}" -d "client_id=$CLIENT_ID&client_secret=\${CLIENT_SECRET}"`,
    ],
  ])("is understood %s", (_name, text) => {
    expect(readEnvironmentText(text)).toMatchObject({ values: fromUrl, problems: [] });
  });

  it("decodes the form", () => {
    expect(
      readEnvironmentText("curl x -d client_id=a%2Bb+c -d client_secret=100%")?.values,
    ).toEqual({
      clientId: "a+b+c",
      clientSecret: "100%",
    });
  });

  it("names a tenant if it is an exchange", () => {
    const exchange = `curl ${tokenUrl} -d grant_type=urn:ietf:params:oauth:grant-type:token-exchange -d "subject_token=$TOKEN"`;
    expect(readEnvironmentText(exchange)?.values).toEqual({ tenants: workspace });
  });

  it("is a request in an .http file too", () => {
    const text = `@client_id = ${clientId}\nPOST ${tokenUrl} HTTP/1.1\nContent-Type: application/x-www-form-urlencoded\n\nclient_id={{client_id}}&client_secret=${clientSecret}`;
    expect(readEnvironmentText(text)).toMatchObject({ values: fromUrl, problems: [] });
  });
});
