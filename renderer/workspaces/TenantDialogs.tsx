// Editing and removing one tenant.
import { useState } from "react";
import type { CopyFormat, Failure, FieldName, Tenant } from "../../electron/contract.ts";
import { useBridge } from "../bridge.ts";
import { Button } from "../ui/Button.tsx";
import { ConfirmRemoval } from "../ui/ConfirmRemoval.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Field } from "../ui/Field.tsx";
import { tenantName } from "../ui/format.ts";
import { Select } from "../ui/Select.tsx";

interface TenantDialogProps {
  readonly tenant: Tenant;
  readonly onClose: () => void;
}

interface EditTenantProps extends TenantDialogProps {
  readonly formats: readonly CopyFormat[];
}

/** What belongs beside the field of that name. */
const beside = (failure: Failure | null, field: FieldName): string | undefined =>
  failure?.field === field ? failure.title : undefined;

export function EditTenant({ tenant, formats, onClose }: EditTenantProps) {
  const bridge = useBridge();
  const { workspaceId } = tenant;
  const [name, setName] = useState(tenant.name);
  const [alias, setAlias] = useState(tenant.alias);
  const [copyFormat, setCopyFormat] = useState(tenant.copyFormat ?? "");
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async () => {
    const change = { name, alias, copyFormat: copyFormat === "" ? null : copyFormat };
    const result = await bridge.updateTenant({ workspaceId, change });
    if (result.ok) onClose();
    else setFailure(result.error);
  };
  const hasPlace = failure?.field === "name" || failure?.field === "alias";
  return (
    <Dialog
      title="Edit tenant"
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button weight="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" weight="primary">
            Save
          </Button>
        </>
      }
    >
      <Field label="Name" value={name} onChange={setName} problem={beside(failure, "name")} />
      <Field
        label="Alias"
        value={alias}
        onChange={setAlias}
        problem={beside(failure, "alias")}
        hint="A short name that finds this tenant alone, here and in the quick pick."
      />
      <Select
        label="Copy as"
        value={copyFormat}
        onChange={setCopyFormat}
        options={[{ id: "", name: "As the settings say" }, ...formats]}
      />
      {failure !== null && !hasPlace && <FailureBox failure={failure} />}
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
