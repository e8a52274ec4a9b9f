// The door for windows: each command's schema, the check of who calls, and failures put into words.
import { ipcMain, type IpcMainInvokeEvent } from "electron";
import { z } from "zod";
import { colours } from "./contract/colours.ts";
import {
  type CommandInput,
  type CommandName,
  type CommandOutput,
  commands,
  type Failure,
  type Result,
} from "./contract/contract.ts";
import { describeFailure } from "./core/base/failureWords.ts";
import type { Log } from "./core/base/ports.ts";
import { fail } from "./core/base/result.ts";
import { largestTeamFile } from "./core/teams/teamFile.ts";
import { templateKindSchema } from "./core/copying/storedTemplates.ts";
import { themeSchema, wizardStepSchema } from "./core/storedState.ts";

const field = z.string().max(20_000);
const pasted = z.string().max(4_000_000);
const inMsp = z.strictObject({ mspId: field.exactOptional() });
const oneTenant = inMsp.extend({ workspaceId: field });
const oneMsp = z.strictObject({ mspId: field });
const colour = z.enum(colours).nullable().exactOptional();
const side = z.enum(["mine", "theirs"]);
const template = z.strictObject({ id: field, name: field, kind: templateKindSchema, text: field });

const connectInput = z.strictObject({
  workspace: field,
  clientId: field,
  clientSecret: field,
  baseUrl: field,
  scope: field,
  contact: field,
  secretFrom: z.literal("environment").exactOptional(),
});

const draft = connectInput
  .omit({ clientSecret: true, secretFrom: true })
  .extend({ step: wizardStepSchema, tenants: pasted });

const schemas: { readonly [Name in CommandName]: z.ZodType<CommandInput<Name>> } = {
  readState: z.null(),
  recogniseCredentials: z.strictObject({ text: z.string().max(262_144) }),
  trySimulator: z.null(),
  readEnvironment: z.null(),
  saveDraft: inMsp.extend({ draft: draft.nullable() }),
  connect: connectInput.extend(inMsp.shape),
  cancelConnect: inMsp,
  checkConnection: connectInput,
  cancelCheck: z.null(),
  copyCheckReport: z.null(),
  removeCredentials: inMsp,
  rotateSecret: inMsp,
  keepNewSecret: z.null(),
  copyNewSecret: z.null(),
  showNewSecret: z.null(),
  forgetNewSecret: z.null(),
  selectMsp: oneMsp,
  addMsp: z.null(),
  updateMsp: oneMsp.extend({ change: z.strictObject({ name: field.exactOptional(), colour }) }),
  removeMsp: oneMsp,
  previewTenants: inMsp.extend({ text: pasted }),
  addTenants: inMsp.extend({ text: pasted }),
  discoverTenants: inMsp,
  cancelDiscovery: inMsp,
  addListedTenants: inMsp.extend({
    workspaceIds: z.array(z.string().max(64)).max(100_000).readonly().nullable(),
  }),
  updateTenant: oneTenant.extend({
    change: z.strictObject({
      name: field.exactOptional(),
      alias: field.exactOptional(),
      pinned: z.boolean().exactOptional(),
      copyFormat: field.nullable().exactOptional(),
      colour,
      note: field.exactOptional(),
    }),
  }),
  removeTenant: oneTenant,
  readTeam: z.strictObject({ text: z.string().max(largestTeamFile).nullable(), name: field }),
  chooseTeamFile: z.null(),
  exportTeam: inMsp,
  applyTeam: z.strictObject({
    id: field,
    added: side,
    changed: side,
    removed: side,
    tenants: z.record(z.string().max(64), side),
  }),
  dismissTeam: z.null(),
  copyToken: oneTenant.extend({ format: field.exactOptional() }),
  inspectToken: oneTenant,
  forgetToken: oneTenant,
  clearClipboard: z.null(),
  lock: z.null(),
  unlock: z.null(),
  updateSettings: z.strictObject({
    minimumLifeS: z.number().exactOptional(),
    contact: field.exactOptional(),
    theme: themeSchema.exactOptional(),
    copyFormat: field.exactOptional(),
    templates: z.array(template).max(1_000).readonly().exactOptional(),
    clearClipboardS: z.number().nullable().exactOptional(),
    notifications: z.boolean().exactOptional(),
    expiryWarnings: z.boolean().exactOptional(),
    keepPinnedReady: z.boolean().exactOptional(),
    shortcut: field.exactOptional(),
  }),
  dismissNotice: z.strictObject({ id: field }),
  hideWindow: z.null(),
  openQuickPick: z.null(),
  closeQuickPick: z.null(),
  openWindow: inMsp.extend({ workspaceId: field.nullable() }),
};

export type Handlers = {
  readonly [Name in CommandName]: (
    input: CommandInput<Name>,
  ) => Promise<Result<CommandOutput<Name>>>;
};

const isCommandName = (name: string): name is CommandName => Object.hasOwn(commands, name);

/** Answers one call; expected failures come back as words, a bug is logged once and comes back as `unexpected`. */
export async function answer<Name extends CommandName>(
  name: Name,
  handler: Handlers[Name],
  input: unknown,
  log: Log,
): Promise<Result<CommandOutput<Name>, Failure>> {
  const schema: z.ZodType<CommandInput<Name>> = schemas[name];
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    log.error(`Refused ${name}: its argument is not of the contract's shape.`);
    return fail(describeFailure({ kind: "unexpected" }));
  }
  try {
    const result = await handler(parsed.data);
    return result.ok ? result : fail(describeFailure(result.error));
  } catch (cause) {
    log.error(`${name} failed.`, cause);
    return fail(describeFailure({ kind: "unexpected" }));
  }
}

/** Registers every command of the contract; a call from anywhere but our own main frame is refused before it is read. */
export function registerIpc(
  handlers: Handlers,
  isTrusted: (event: IpcMainInvokeEvent) => boolean,
  log: Log,
): void {
  for (const name of Object.keys(commands).filter(isCommandName))
    ipcMain.handle(`tenantry:${name}`, (event, input: unknown) => {
      if (isTrusted(event)) return answer(name, handlers[name], input, log);
      log.error(`Refused ${name}: not called by our window.`);
      return fail(describeFailure({ kind: "unexpected" }));
    });
}
