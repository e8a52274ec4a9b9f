// What can lie over the list: the dialogs, the shortcuts and the choice of a format.
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { MspContext } from "../bridge.ts";
import { centralUrlOfMsp, hasCentralUrl, listedFormats } from "../copying/formats.ts";
import { MenuList, type Point } from "../menus/MenuList.tsx";
import { RemoveTenants } from "../batch/RemoveTenants.tsx";
import type { BatchActions } from "../batch/useBatchActions.ts";
import { type Hit, type HitTarget, targetName } from "../search/allMsps.ts";
import { ShortcutList } from "../shortcuts/ShortcutList.tsx";
import { AddTenants } from "../tenants/AddTenants.tsx";
import { FindTenants } from "../tenants/FindTenants.tsx";
import { EditTenant, RemoveTenant } from "../tenants/TenantDialogs.tsx";
import { InspectToken } from "./InspectToken.tsx";

interface FormatChoice {
  readonly kind: "copyAs";
  readonly target: HitTarget;
  /** What had the focus, and gets it again. */
  readonly anchor: HTMLElement;
  readonly at: Point | null;
}

export type Overlay =
  | { readonly kind: "add" | "find" | "shortcuts" }
  | { readonly kind: "removeMany"; readonly targets: readonly Hit[] }
  | { readonly kind: "edit" | "inspect" | "remove"; readonly target: HitTarget }
  | FormatChoice
  | null;

/** Asks below the tenant’s row, which is scrolled into view first. */
export function askFormat(target: HitTarget): Overlay {
  const anchor = document.activeElement;
  if (!(anchor instanceof HTMLElement)) return null;
  const row = document.querySelector("main li[aria-current]");
  row?.scrollIntoView({ block: "nearest" });
  const box = row?.getBoundingClientRect();
  const at = box === undefined ? null : { x: box.left + 16, y: box.bottom };
  return { kind: "copyAs", target, anchor, at };
}

interface FormatsProps {
  readonly snapshot: AppSnapshot;
  readonly onClose: () => void;
  readonly onCopy: (target: HitTarget, format: string) => void;
}

interface DialogsProps extends FormatsProps {
  readonly overlay: Overlay;
  readonly batchActions: BatchActions;
}

/** The format to copy in, asked for once. */
function Formats({
  target,
  anchor,
  at,
  onCopy,
  ...rest
}: Omit<FormatChoice, "kind"> & FormatsProps) {
  const { snapshot } = rest;
  const formats = listedFormats(snapshot.copyFormats, hasCentralUrl(target, snapshot));
  const items = formats.map(({ id, name, section, note }) => ({
    label: name,
    section,
    note,
    onChoose: () => onCopy(target, id),
  }));
  const label = `Copy token for ${targetName(target)} as`;
  return <MenuList {...{ label, items, anchor, at }} onClose={rest.onClose} />;
}

export function Dialogs({ overlay, batchActions, ...rest }: DialogsProps) {
  const { snapshot, onClose } = rest;
  const { discovery, copyFormats: formats } = snapshot;
  if (overlay === null) return null;
  if (overlay.kind === "find") return <FindTenants discovery={discovery} onClose={onClose} />;
  if (overlay.kind === "shortcuts") return <ShortcutList {...{ snapshot, onClose }} />;
  if (overlay.kind === "copyAs") return <Formats {...overlay} {...rest} />;
  if (overlay.kind === "removeMany")
    return <RemoveTenants targets={overlay.targets} actions={batchActions} onClose={onClose} />;
  if (!("target" in overlay)) return <AddTenants onClose={onClose} />;
  const { tenant, msp } = overlay.target;
  const common = { tenant, name: targetName(overlay.target), onClose };
  return (
    <MspContext value={msp?.id ?? null}>
      {overlay.kind === "edit" && (
        <EditTenant
          {...common}
          formats={formats}
          defaultFormat={snapshot.settings.copyFormat}
          mspCentralUrl={centralUrlOfMsp(snapshot, msp)}
        />
      )}
      {overlay.kind === "inspect" && <InspectToken {...common} />}
      {overlay.kind === "remove" && <RemoveTenant {...common} />}
    </MspContext>
  );
}
