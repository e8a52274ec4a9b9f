// A team file that was opened: what it is, what it changes and whose word counts; or why it was refused.
import { useLayoutEffect, useRef, useState } from "react";
import type {
  CopyFormat,
  Failure,
  TeamFileState,
  TeamPreview,
  TeamRefusal,
} from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { undo, useToast } from "../toasts/useToast.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, SubmitOrCancel } from "../ui/Dialog.tsx";
import { Fact, Facts } from "../ui/Facts.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { countTenants, formatCount, shortId } from "../ui/format.ts";
import { Warning } from "../ui/Warning.tsx";
import styles from "./ImportTeam.module.css";
import { TeamGroups } from "./TeamGroups.tsx";
import { useTeamChoices } from "./useTeamChoices.ts";
import { useWholeGroups } from "./useWholeGroups.ts";

/** True if the MSP gets the file’s Central address. */
const takesCentralUrl = ({ msp: { centralUrl } }: TeamPreview): boolean =>
  centralUrl.mine === "" && centralUrl.theirs !== "";

const tenantChanges = ({ added, changed, removed }: TeamPreview): number =>
  added.count + changed.count + removed.count;

const changes = (preview: TeamPreview): number =>
  tenantChanges(preview) + (takesCentralUrl(preview) ? 1 : 0);

function Summary({ preview }: { preview: TeamPreview }) {
  const { msp, added, changed, removed, unchanged } = preview;
  const name = <bdi className={styles.msp}>{msp.name}</bdi>;
  if (msp.isNew)
    return (
      <p>
        {name} is new here and brings {countTenants(added.count)}. Next, you enter your own client
        ID and secret.
      </p>
    );
  if (changes(preview) === 0)
    return (
      <p>
        {name} is up to date: {countTenants(unchanged)}, all the same as in the file.
      </p>
    );
  const parts = [
    added.count > 0 ? `${formatCount(added.count)} new` : "",
    changed.count > 0 ? `${formatCount(changed.count)} changed` : "",
    removed.count > 0 ? `${formatCount(removed.count)} no longer in the file` : "",
    takesCentralUrl(preview) ? "a Central address" : "",
    unchanged > 0 ? `${formatCount(unchanged)} unchanged` : "",
  ].filter((part) => part !== "");
  return (
    <p>
      {name} gets an update: {parts.join(", ")}.
    </p>
  );
}

/** What the MSP’s Central address is after the import, and what becomes of the file’s. */
function centralWords({ mine, theirs }: TeamPreview["msp"]["centralUrl"]): string {
  if (mine === "" || mine === theirs) return theirs;
  return theirs === "" ? mine : `${mine} (yours stays; the file has ${theirs})`;
}

function FileFacts({ preview: { fileName, msp } }: { preview: TeamPreview }) {
  const central = centralWords(msp.centralUrl);
  return (
    <Facts>
      <Fact term="File">
        <bdi>{fileName}</bdi>
      </Fact>
      {msp.workspaceId !== null && (
        <>
          <Fact term="MSP workspace" id={msp.workspaceId}>
            {shortId(msp.workspaceId)}
          </Fact>
          <Fact term="Address">{msp.baseUrl}</Fact>
        </>
      )}
      {central !== "" && <Fact term="Central address">{central}</Fact>}
    </Facts>
  );
}

const aliases = (count: number): string =>
  count === 1
    ? "1 alias is left out because another tenant has it."
    : `${formatCount(count)} aliases are left out because other tenants have them.`;

const addresses = ({ count, first }: TeamPreview["unknownCentralUrls"]): string =>
  count > first.length ? `${first.join(", ")} and ${count - first.length} more` : first.join(", ");

/** What to know before importing the file. */
function Warnings({ preview }: { preview: TeamPreview }) {
  const { msp, isRenewed, aliasesLeftOut, unknownCentralUrls } = preview;
  return (
    <>
      {isRenewed && (
        <Warning>
          Your list has changed since you opened this file. This is what the file would change now.
        </Warning>
      )}
      {msp.otherAddress !== null && (
        <Warning isFirst>
          You use this MSP workspace at {msp.otherAddress}. With this file, its client secret would
          be sent to {msp.baseUrl} instead: import it only if you know why.
        </Warning>
      )}
      {unknownCentralUrls.count > 0 && (
        <Warning isFirst={msp.otherAddress === null}>
          This file names {addresses(unknownCentralUrls)}, outside Central’s known clusters.
          Commands that you copy for Central would send tokens there: import it only if you know
          why.
        </Warning>
      )}
      {aliasesLeftOut > 0 && <p>{aliases(aliasesLeftOut)}</p>}
    </>
  );
}

interface PreviewProps {
  readonly preview: TeamPreview;
  readonly formats: readonly CopyFormat[];
}

function Preview({ preview: given, formats }: PreviewProps) {
  const bridge = useBridge();
  const say = useToast();
  const whole = useWholeGroups(given);
  const { preview } = whole;
  const choosing = useTeamChoices(preview);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = useRef<HTMLButtonElement>(null);
  // Otherwise the dialog would focus its first control, a choice that rarely needs changing. A warning of an address goes before it.
  useLayoutEffect(() => submit.current?.focus(), []);
  const { id, msp } = preview;
  const isUpToDate = !msp.isNew && changes(preview) === 0;
  const dismiss = () => void bridge.dismissTeam(null);
  const apply = async () => {
    const result = await bridge.applyTeam({ id, ...choosing.choices });
    if (!result.ok) return setFailure(result.error);
    // The screen for a new MSP says itself what comes next.
    if (result.value === null || msp.isNew) return undefined;
    const done = `${msp.name} updated from ${preview.fileName}.`;
    const { undoId, mspId } = result.value;
    if (undoId === null) return say(done);
    return say(done, { action: undo(() => bridge.undoTenants({ undoId }, mspId)) });
  };
  return (
    <Dialog
      title="Team file"
      onClose={dismiss}
      onSubmit={() => (isUpToDate ? dismiss() : apply())}
      actions={
        isUpToDate ? (
          <Button type="submit" weight="primary">
            Close
          </Button>
        ) : (
          <SubmitOrCancel ref={submit} onCancel={dismiss}>
            {msp.isNew ? `Import ${countTenants(choosing.taken("added"))}` : "Update"}
          </SubmitOrCancel>
        )
      }
    >
      <Summary preview={preview} />
      <FileFacts preview={preview} />
      <Warnings preview={preview} />
      {tenantChanges(preview) > 0 && (
        <TeamGroups whole={whole} choosing={choosing} formats={formats} />
      )}
      {failure !== null && <FailureBox failure={failure} />}
    </Dialog>
  );
}

function Refusal({ refusal }: { refusal: TeamRefusal }) {
  const bridge = useBridge();
  const dismiss = () => void bridge.dismissTeam(null);
  return (
    <Dialog
      title={refusal.direction === "import" ? "Team file" : "Export a team file"}
      onClose={dismiss}
      onSubmit={dismiss}
      actions={
        <Button type="submit" weight="primary">
          Close
        </Button>
      }
    >
      <FailureBox failure={refusal.failure} />
    </Dialog>
  );
}

interface ImportTeamProps {
  readonly state: TeamFileState;
  readonly formats: readonly CopyFormat[];
}

/** The key gives each file a dialog of its own, so that no file inherits the choices made for another. */
export function ImportTeam({ state, formats }: ImportTeamProps) {
  return state.status === "preview" ? (
    <Preview key={state.id} preview={state} formats={formats} />
  ) : (
    <Refusal key={state.id} refusal={state} />
  );
}
