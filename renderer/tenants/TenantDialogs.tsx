// The dialogs that edit and remove a tenant.
import { useState } from "react";
import type {
  CopyFormat,
  Failure,
  FieldName,
  Tenant,
  Undoable,
} from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { CentralAddress, centralName } from "../copying/CentralAddress.tsx";
import { formatOptions } from "../copying/formats.ts";
import { useUndoableToast } from "../toasts/useToast.ts";
import { ColourChoice } from "../forms/ColourChoice.tsx";
import { ConfirmRemoval } from "../ui/ConfirmRemoval.tsx";
import { Dialog, SubmitOrCancel } from "../ui/Dialog.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Field } from "../forms/Field.tsx";
import { asSentence, shortId } from "../ui/format.ts";
import { Select } from "../forms/Select.tsx";
import { TextArea } from "../forms/TextArea.tsx";

interface TenantDialogProps {
  readonly tenant: Tenant;
  /** By which it differs from every other tenant. */
  readonly name: string;
  readonly onClose: () => void;
}

interface EditTenantProps extends TenantDialogProps {
  readonly formats: readonly CopyFormat[];
  /** The ID of the format for tenants without one of their own. */
  readonly defaultFormat: string;
  /** Central’s address for tenants without one of their own; empty for none. */
  readonly mspCentralUrl: string;
}

/** The problem to show beside that field, if any. */
const beside = (failure: Failure | null, field: FieldName): string | undefined =>
  failure?.field === field ? failure.title : undefined;

/** The fields that show their own failure. */
const places: ReadonlySet<FieldName | undefined> = new Set([
  "name",
  "alias",
  "tags",
  "note",
  "centralUrl",
]);

const initialForm = ({ name, alias, copyFormat, colour, tags, note, centralUrl }: Tenant) => ({
  name,
  alias,
  copyFormat: copyFormat ?? "",
  colour,
  tags: tags.join(", "),
  note,
  centralUrl,
});

type Form = ReturnType<typeof initialForm>;
const formKeys = ["name", "alias", "copyFormat", "colour", "tags", "note", "centralUrl"] as const;

/** What is typed, and the saving of it. */
function useEditing({ tenant, name, onClose }: TenantDialogProps) {
  const bridge = useBridge();
  const say = useUndoableToast();
  const { workspaceId } = tenant;
  const before = initialForm(tenant);
  const [form, setForm] = useState(before);
  const [failure, setFailure] = useState<Failure | null>(null);
  const set =
    <Key extends keyof Form>(key: Key) =>
    (value: Form[Key]) =>
      setForm((current) => ({ ...current, [key]: value }));
  const save = async () => {
    const tags = form.tags
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== "");
    const change = { ...form, tags, copyFormat: form.copyFormat === "" ? null : form.copyFormat };
    const result = await bridge.updateTenant({ workspaceId, change });
    if (!result.ok) return setFailure(result.error);
    const called = form.name.trim();
    const isRenamed = called !== tenant.name && called !== "";
    say(isRenamed ? asSentence(`${name} is now called ${called}`) : `${name} saved.`, result.value);
    return onClose();
  };
  const isChanged = formKeys.some((key) => form[key] !== before[key]);
  return { form, failure, set, save, isChanged };
}

export function EditTenant(props: EditTenantProps) {
  const { tenant, formats, defaultFormat, mspCentralUrl, onClose } = props;
  const { form, failure, set, save, isChanged } = useEditing(props);
  const usual = formats.find(({ id }) => id === defaultFormat);
  const { workspaceId } = tenant;
  const field = (key: "name" | "alias" | "tags" | "note") => ({
    value: form[key],
    onChange: set(key),
    problem: beside(failure, key),
  });
  return (
    <Dialog
      title="Edit tenant"
      onClose={onClose}
      hasTyped={isChanged}
      onSubmit={save}
      actions={<SubmitOrCancel onCancel={onClose}>Save</SubmitOrCancel>}
    >
      <Field {...field("name")} label="Name" hint={`Workspace ${shortId(workspaceId)}`} />
      <Field
        {...field("alias")}
        label="Alias"
        hint="A short name that finds only this tenant, here and in the quick pick."
      />
      <ColourChoice value={form.colour} onChange={set("colour")} />
      <Field
        {...field("tags")}
        label="Tags"
        hint="Words to filter and group by, with commas between them. The first one is its group."
      />
      <TextArea {...field("note")} label="Note" prose hint="Shown below the name in the list." />
      <Select
        label="Copy as"
        value={form.copyFormat}
        onChange={set("copyFormat")}
        options={[
          { id: "", name: usual === undefined ? "Default" : `Default (${usual.name})` },
          ...formatOptions(formats),
        ]}
      />
      <CentralAddress
        value={form.centralUrl}
        onChange={set("centralUrl")}
        none={mspCentralUrl === "" ? "None" : `The MSP’s: ${centralName(mspCentralUrl)}`}
        problem={beside(failure, "centralUrl")}
      />
      {failure !== null && !places.has(failure.field) && <FailureBox failure={failure} />}
    </Dialog>
  );
}

export function RemoveTenant({ tenant, name, onClose }: TenantDialogProps) {
  const bridge = useBridge();
  const say = useUndoableToast();
  const { workspaceId, listing, hidden } = tenant;
  const isListed = listing === "new" || listing === "listed";
  const hide = {
    label: "Hide instead",
    run: () => bridge.updateTenant({ workspaceId, change: { hidden: true } }),
    onDone: (change: Undoable) => say(`${name} hidden.`, change),
  };
  return (
    <ConfirmRemoval
      title="Remove tenant"
      remove={() => bridge.removeTenant({ workspaceId })}
      onRemoved={(change) => say(`${name} removed.`, change)}
      {...(isListed && !hidden ? { instead: hide } : {})}
      onClose={onClose}
    >
      <bdi>{name}</bdi>
      {tenant.name !== "" && tenant.twin === undefined && ` (${shortId(workspaceId)})`} is removed
      from this list and its token is forgotten. The workspace itself is not affected.
      {isListed &&
        " GreenLake still lists this tenant: if you chose “Add all”, the next reading of GreenLake’s list adds it again."}
      {isListed && !hidden && " A hidden tenant stays out of your list."}
    </ConfirmRemoval>
  );
}
