// Every state of every window, by its screen and its name.
import type { State, States } from "./state.ts";
import { batch } from "./states/batch.ts";
import { connectionCheck } from "./states/connectionCheck.ts";
import { consent } from "./states/consent.ts";
import { dialogs } from "./states/dialogs.ts";
import { empty } from "./states/empty.ts";
import { failures } from "./states/failures.ts";
import { firstRun } from "./states/firstRun.ts";
import { history } from "./states/history.ts";
import { list } from "./states/list.ts";
import { lock } from "./states/lock.ts";
import { menus } from "./states/menus.ts";
import { quickPick } from "./states/quickPick.ts";
import { settingsStates } from "./states/settings.ts";
import { teams } from "./states/teams.ts";

/** In the order of the index page. */
export const screens: Readonly<Record<string, States>> = {
  List: list,
  "Empty lists and notices": empty,
  "Menus and search": menus,
  Failures: failures,
  Dialogs: dialogs,
  "Several tenants": batch,
  "Quick pick": quickPick,
  Question: consent,
  Lock: lock,
  "First run": firstRun,
  "Connection check": connectionCheck,
  Settings: settingsStates,
  History: history,
  "Team files": teams,
};

export const nameOf = (screen: string, state: string): string => `${screen}: ${state.trim()}`;

export const states: Readonly<Record<string, State>> = Object.fromEntries(
  Object.entries(screens).flatMap(([screen, named]) =>
    Object.entries(named).map(([name, state]) => [nameOf(screen, name), state]),
  ),
);
