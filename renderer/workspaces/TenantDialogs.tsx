// Renaming and removing one tenant.
import { useState } from "react";
import type { Failure, Tenant } from "../../electron/contract.ts";
import { useBridge } from "../bridge.ts";
import { Button } from "../ui/Button.tsx";
import { ConfirmRemoval } from "../ui/ConfirmRemoval.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Field } from "../ui/Field.tsx";
import { tenantName } from "../ui/format.ts";

interface TenantDialogProps {
  readonly tenant: Tenant;
  readonly onClose: () => void;
}

export function RenameTenant({ tenant, onClose }: TenantDialogProps) {
  const bridge = useBridge();
  const [name, setName] = useState(tenant.name);
  const [failure, setFailure] = useState<Failure | null>(null);
  const rename = async () => {
    const result = await bridge.renameTenant({ workspaceId: tenant.workspaceId, name });
    if (result.ok) onClose();
    else setFailure(result.error);
  };
  const beside = failure?.field === "name" ? failure.title : undefined;
  return (
    <Dialog
      title="Rename tenant"
      onClose={onClose}
      onSubmit={() => void rename()}
      actions={
        <>
          <Button weight="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" weight="primary">
            Rename
          </Button>
        </>
      }
    >
      <Field label="Name" value={name} onChange={setName} problem={beside} />
      {failure !== null && beside === undefined && <FailureBox failure={failure} />}
    </Dialog>
  );
}

export function RemoveTenant({ tenant, onClose }: TenantDialogProps) {
  const bridge = useBridge();
  const { workspaceId } = tenant;
  return (
    <ConfirmRemoval
      title="Remove tenant"
      remove={() => bridge.removeTenant({ workspaceId })}
      onClose={onClose}
    >
      <bdi>{tenantName(tenant)}</bdi> leaves this list and its token is forgotten. The workspace
      itself is not touched.
    </ConfirmRemoval>
  );
}
