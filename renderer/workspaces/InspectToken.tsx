// Shows what a tenant’s token contains, and warns where that contradicts the tenant.
import { useEffect, useState } from "react";
import type {
  Failure,
  Result,
  Tenant,
  TokenInspection,
  TokenMember,
} from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Warning } from "../ui/Warning.tsx";
import styles from "./InspectToken.module.css";

function useInspection({ workspaceId }: Tenant): Result<TokenInspection, Failure> | null {
  const bridge = useBridge();
  const [inspection, setInspection] = useState<Result<TokenInspection, Failure> | null>(null);
  useEffect(() => {
    const ask = async () => setInspection(await bridge.inspectToken({ workspaceId }));
    void ask();
  }, [bridge, workspaceId]);
  return inspection;
}

function Members({ title, members }: { title: string; members: readonly TokenMember[] }) {
  if (members.length === 0) return null;
  return (
    <>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.members}>
        {members.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

function Inspection({ header, claims, times, warnings }: TokenInspection) {
  return (
    <div className={styles.content}>
      {warnings.map((warning) => (
        <Warning key={warning}>{warning}</Warning>
      ))}
      <p>
        Issued {moment.format(times.issuedAtMs)}, expires {moment.format(times.expiresAtMs)}
        {times.assumed && " (assumed: the server named no lifetime)"}.
      </p>
      {claims.length === 0 && <p>This token is not a JWT, so it has no claims to show.</p>}
      <Members title="Claims" members={claims} />
      <Members title="Header" members={header} />
    </div>
  );
}

interface InspectTokenProps {
  readonly tenant: Tenant;
  /** By which it differs from every other tenant. */
  readonly name: string;
  readonly onClose: () => void;
}

export function InspectToken({ tenant, name, onClose }: InspectTokenProps) {
  const inspection = useInspection(tenant);
  return (
    <Dialog
      title={`Token for ${name}`}
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <Button type="submit" weight="primary" autoFocus>
          Close
        </Button>
      }
    >
      {inspection?.ok === true && <Inspection {...inspection.value} />}
      {inspection?.ok === false && <FailureBox failure={inspection.error} />}
    </Dialog>
  );
}
