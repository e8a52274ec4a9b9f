// The screens and dialogs that an operator with tenants does not see first. Their code is loaded after the first paint.
export { NewSecret } from "./credentials/NewSecret.tsx";
export { BatchBars } from "./batch/BatchBars.tsx";
export { ReplaceSecret } from "./credentials/ReplaceSecret.tsx";
export { HistoryScreen } from "./history/HistoryScreen.tsx";
export { Locked } from "./lock/Locked.tsx";
export { SetPassphrase } from "./lock/SetPassphrase.tsx";
export { EnterSecret } from "./onboarding/EnterSecret.tsx";
export { Wizard } from "./onboarding/Wizard.tsx";
export { Settings } from "./settings/Settings.tsx";
export { TeamDrop } from "./teams/TeamDrop.tsx";
export { ImportTeam } from "./teams/ImportTeam.tsx";
export { Dialogs } from "./workspaces/Dialogs.tsx";
