// What each command accepts from a window.
import { z } from "zod";
import { batchForms } from "./contract/batch.ts";
import { colours } from "./contract/colours.ts";
import { largestTeamFile, longestPaste } from "./contract/constants.ts";
import type { CommandInput, CommandName } from "./contract/contract.ts";
import { webPages } from "./contract/values.ts";
import { templateKindSchema } from "./core/copying/copying.ts";
import { wizardStepSchema } from "./core/credentials/stored.ts";
import {
  commandLineTokensSchema,
  listGroupSchema,
  listOrderSchema,
  themeSchema,
} from "./core/settings/stored.ts";

/** What a window may put into any field. */
export const field = z.string().max(20_000);
const typed = z.string().max(1_000);
const pasted = z.strictObject({ text: z.string().max(longestPaste) });
const oneTenant = z.strictObject({ workspaceId: field });
const workspaceIds = z.array(z.string().max(64)).max(100_000).readonly();
const tenantsOfMsps = z
  .array(z.strictObject({ mspId: field, workspaceId: field }))
  .max(100_000)
  .readonly();
const colour = z.enum(colours).nullable().exactOptional();
const group = z.enum(["added", "changed", "removed"]);
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
  .extend({ step: wizardStepSchema, tenants: pasted.shape.text, name: field.exactOptional() });

export const schemas: { readonly [Name in CommandName]: z.ZodType<CommandInput<Name>> } = {
  readState: z.null(),
  readPage: z.strictObject({ list: z.int(), from: z.int().min(0) }),
  recogniseCredentials: pasted.extend({ client: z.union([z.int().min(0), field]).exactOptional() }),
  trySimulator: z.null(),
  readEnvironment: z.null(),
  saveDraft: z.strictObject({ draft: draft.nullable() }),
  connect: connectInput,
  cancelConnect: z.null(),
  checkConnection: connectInput,
  cancelCheck: z.null(),
  copyCheckReport: z.null(),
  removeCredentials: z.null(),
  rotateSecret: z.null(),
  keepNewSecret: z.null(),
  copyNewSecret: z.null(),
  showNewSecret: z.null(),
  forgetNewSecret: z.null(),
  selectMsp: z.null(),
  addMsp: z.null(),
  updateMsp: z.strictObject({
    change: z.strictObject({
      name: field.exactOptional(),
      colour,
      centralUrl: field.exactOptional(),
    }),
  }),
  removeMsp: z.null(),
  bringBackMsp: z.strictObject({ undoId: field }),
  previewTenants: pasted,
  addTenants: pasted,
  discoverTenants: z.null(),
  cancelDiscovery: z.null(),
  addListedTenants: z.strictObject({ workspaceIds: workspaceIds.nullable() }),
  updateTenant: oneTenant.extend({
    change: z.strictObject({
      name: field.exactOptional(),
      alias: field.exactOptional(),
      pinned: z.boolean().exactOptional(),
      copyFormat: field.nullable().exactOptional(),
      colour,
      tags: z.array(typed).max(100).readonly().exactOptional(),
      note: field.exactOptional(),
      centralUrl: field.exactOptional(),
      hidden: z.boolean().exactOptional(),
    }),
  }),
  removeTenant: oneTenant,
  updateTenants: z.strictObject({
    workspaceIds,
    change: z.strictObject({ pinned: z.boolean().exactOptional(), colour }),
  }),
  removeTenants: z.strictObject({ workspaceIds }),
  undoTenants: z.strictObject({ undoId: field }),
  readTeam: z.strictObject({ text: z.string().max(largestTeamFile).nullable(), name: field }),
  chooseTeamFile: z.null(),
  exportTeam: z.null(),
  showExport: z.null(),
  applyTeam: z.strictObject({
    id: field,
    added: side,
    changed: side,
    removed: side,
    tenants: z.record(z.string().max(64), side),
  }),
  dismissTeam: z.null(),
  listTeamChanges: z.strictObject({ id: field, group, from: z.int().min(0) }),
  copyToken: oneTenant.extend({ format: field.exactOptional() }),
  copyMspToken: z.strictObject({ format: field.exactOptional() }),
  inspectToken: oneTenant,
  forgetToken: oneTenant,
  getTokens: z.strictObject({ tenants: tenantsOfMsps }),
  cancelTokens: z.null(),
  retryTokens: z.null(),
  dismissBatch: z.null(),
  copyTokens: z.strictObject({ tenants: tenantsOfMsps, form: z.enum(batchForms) }),
  dismissFailure: z.strictObject({ workspaceId: field.nullable() }),
  copyFailure: oneTenant,
  readHistory: z.strictObject({ query: field }),
  exportHistory: z.null(),
  showHistory: z.null(),
  clearHistory: z.null(),
  clearClipboard: z.null(),
  checkClipboard: z.null(),
  lock: z.null(),
  unlock: z.strictObject({ passphrase: typed }).nullable(),
  setPassphrase: z.strictObject({ current: typed, next: typed }),
  updateSettings: z.strictObject({
    minimumLifeS: z.number().exactOptional(),
    concurrency: z.number().exactOptional(),
    contact: field.exactOptional(),
    theme: themeSchema.exactOptional(),
    listOrder: listOrderSchema.exactOptional(),
    listGroup: listGroupSchema.exactOptional(),
    copyFormat: field.exactOptional(),
    templates: z.array(template).max(1_000).readonly().exactOptional(),
    tokenVariable: field.exactOptional(),
    clearClipboardS: z.number().nullable().exactOptional(),
    notifications: z.boolean().exactOptional(),
    expiryWarnings: z.boolean().exactOptional(),
    keepPinnedReady: z.boolean().exactOptional(),
    shortcut: field.exactOptional(),
    commandLineTokens: commandLineTokensSchema.exactOptional(),
    lockAfterMinutes: z.number().exactOptional(),
    touchId: z.boolean().exactOptional(),
    history: z.boolean().exactOptional(),
    startAtLogin: z.boolean().exactOptional(),
  }),
  answerConsent: z.strictObject({
    id: field,
    answer: z.enum(["once", "quarter", "always", "deny"]),
  }),
  tryShortcut: z.null(),
  cancelShortcutTrial: z.null(),
  readAbout: z.null(),
  openLogFolder: z.null(),
  openLicences: z.null(),
  openPage: z.strictObject({ page: z.enum(webPages) }),
  copyDiagnostics: z.null(),
  dismissNotice: z.strictObject({ id: field }),
  hideWindow: z.null(),
  zoomWindow: z.strictObject({ by: z.literal([1, -1, 0]) }),
  quit: z.null(),
  openQuickPick: z.null(),
  closeQuickPick: z.null(),
  openWindow: z.strictObject({ workspaceId: field.nullable() }),
};
