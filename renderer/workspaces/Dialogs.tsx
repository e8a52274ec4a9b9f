// What can lie over the list: the dialogs, the shortcuts and the choice of a format.
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { MspContext } from "../bridge.ts";
import { centralUrlOfMsp, hasCentralUrl, listedFormats } from "../copying/formats.ts";
import { MenuList } from "../menus/MenuList.tsx";
import { RemoveTenants } from "../batch/RemoveTenants.tsx";
import type { BatchActions } from "../batch/useBatchActions.ts";
import { type HitTarget, targetName } from "../search/allMsps.ts";
import { ShortcutList } from "../shortcuts/ShortcutList.tsx";
import { AddTenants } from "../tenants/AddTenants.tsx";
import { FindTenants } from "../tenants/FindTenants.tsx";
import { EditTenant, RemoveTenant } from "../tenants/TenantDialogs.tsx";
import { InspectToken } from "./InspectToken.tsx";
import type { FormatChoice, Overlay } from "./overlay.ts";

interface FormatsProps {
  readonly snapshot: AppSnapshot;
  readonly onClose: () => void;
  readonly onCopy: (target: HitTarget, format: string) => void;
}

export interface DialogsProps extends FormatsProps {
  readonly overlay: Exclude<Overlay, null>;
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
  const label = `Copy the token for ${targetName(target)} as`;
  return <MenuList {...{ label, items, anchor, at }} onClose={rest.onClose} />;
}

export function Dialogs({ overlay, batchActions, ...rest }: DialogsProps) {
  const { snapshot, onClose } = rest;
  const { discovery, copyFormats: formats } = snapshot;
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
