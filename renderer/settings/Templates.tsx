// Lists the operator’s templates, and lets the operator write, edit and remove them.
import { useState } from "react";
import type { FieldName, Template, TemplateKind } from "../../electron/contract/contract.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, SubmitOrCancel } from "../ui/Dialog.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Field } from "../forms/Field.tsx";
import { Select } from "../forms/Select.tsx";
import { TextArea } from "../forms/TextArea.tsx";
import styles from "./Settings.module.css";
import { inWords, useSaving } from "./useSaving.ts";

const kinds: readonly { readonly id: TemplateKind; readonly name: string }[] = [
  { id: "command", name: "Command" },
  { id: "text", name: "Text" },
];

const kindHints: Readonly<Record<TemplateKind, string>> = {
  command: "A tenant’s name keeps only A–Z, a–z, 0–9, - and _, so that no shell can act on it.",
  text: "Values go in as they are, so do not paste the result into a shell.",
};

const newTemplate = (): Template => ({
  id: `template:${crypto.randomUUID()}`,
  name: "",
  kind: "command",
  text: "",
});

interface EditTemplateProps {
  readonly template: Template;
  /** All templates but this one. */
  readonly others: readonly Template[];
  readonly onClose: () => void;
}

function EditTemplate({ template, others, onClose }: EditTemplateProps) {
  const { failure, save } = useSaving();
  const [draft, setDraft] = useState(template);
  const submit = async () => {
    if (await save({ templates: [...others, draft] })) onClose();
  };
  const problemAt = (field: FieldName) => (failure?.field === field ? inWords(failure) : undefined);
  const isPlaced = failure?.field === "templateName" || failure?.field === "templates";
  const isChanged = (["name", "kind", "text"] as const).some((key) => draft[key] !== template[key]);
  return (
    <Dialog
      title={template.name === "" ? "New template" : "Edit template"}
      onClose={onClose}
      hasTyped={isChanged}
      onSubmit={submit}
      actions={<SubmitOrCancel onCancel={onClose}>Save</SubmitOrCancel>}
    >
      <Field
        label="Name"
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        problem={problemAt("templateName")}
      />
      <TextArea
        label="Text"
        value={draft.text}
        onChange={(text) => setDraft({ ...draft, text })}
        problem={problemAt("templates")}
        hint="{token}, {workspaceId}, {tenantName}, {baseUrl}, {centralUrl} and {expiresAt} are filled in; write any quotes yourself."
      />
      <Select
        label="Kind"
        value={draft.kind}
        onChange={(value) => {
          const kind = kinds.find(({ id }) => id === value)?.id;
          if (kind !== undefined) setDraft({ ...draft, kind });
        }}
        options={kinds}
        hint={kindHints[draft.kind]}
      />
      {failure !== null && !isPlaced && <FailureBox failure={failure} />}
    </Dialog>
  );
}

export function Templates({ templates }: { templates: readonly Template[] }) {
  const { failure, save } = useSaving();
  const [edited, setEdited] = useState<Template | null>(null);
  const without = ({ id }: Template) => templates.filter((template) => template.id !== id);
  return (
    <div className={styles.templates}>
      {templates.length > 0 && (
        <ul aria-label="Templates" className={styles.list}>
          {templates.map((template) => (
            <li key={template.id} className={styles.template}>
              <bdi title={template.name}>{template.name}</bdi>
              <Button
                aria-label={`Edit template ${template.name}`}
                onClick={() => setEdited(template)}
              >
                Edit
              </Button>
              <Button
                aria-label={`Remove template ${template.name}`}
                onClick={() =>
                  void save({ templates: without(template) }, `${template.name} removed.`)
                }
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button weight="secondary" onClick={() => setEdited(newTemplate())}>
          New template
        </Button>
      </div>
      {failure !== null && <FailureBox failure={failure} />}
      {edited !== null && (
        <EditTemplate template={edited} others={without(edited)} onClose={() => setEdited(null)} />
      )}
    </div>
  );
}
