// What is wrong with the whole MSP, said once under the header, with the next step.
import { type ComponentProps, type ReactNode, Suspense, useState } from "react";
import type {
  AppSnapshot,
  MspFault,
  MspSummary,
  Profile,
} from "../../../electron/contract/contract.ts";
import { useBridge } from "../../bridge.ts";
import type { ReplaceSecret } from "../../credentials/ReplaceSecret.tsx";
import { Bar } from "../../ui/Bar.tsx";
import { Button } from "../../ui/Button.tsx";
import { tenantName } from "../../ui/format.ts";
import { ServerWords } from "../../ui/FailureBox.tsx";
import { useScreens } from "../../useScreens.ts";
import styles from "./Banner.module.css";
import type { Copying } from "../useCopying.ts";

function Replacing(props: ComponentProps<typeof ReplaceSecret>) {
  const screens = useScreens();
  return <screens.ReplaceSecret {...props} />;
}

interface BannerProps {
  readonly snapshot: AppSnapshot;
  readonly connection: { readonly profile: Profile };
  readonly copy: Copying["copy"];
  /** Opens the form for another API client. */
  readonly onCredentials: () => void;
}

function ShowMsp({ msp }: { readonly msp: MspSummary }) {
  const bridge = useBridge();
  return (
    <Button weight="secondary" onClick={() => void bridge.selectMsp(null, msp.id)}>
      Show this MSP
    </Button>
  );
}

/** Only a new secret helps against these. */
const needsSecret: ReadonlySet<MspFault["failure"]["kind"]> = new Set([
  "invalidClient",
  "noCredentials",
]);

/** The shown MSP’s fault, or else another one’s, as a copy can be for any MSP. */
function faultOf(snapshot: AppSnapshot) {
  const { msps, mspId, tenants, tokens, otherTenants, otherTokens, batch } = snapshot;
  const faulty = msps.find(({ id, fault }) => id === mspId && fault !== null);
  const other = faulty === undefined ? msps.find(({ fault }) => fault !== null) : undefined;
  const fault = (faulty ?? other)?.fault ?? null;
  if (fault === null) return null;
  const theirs = other === undefined ? tenants : (otherTenants[other.id] ?? []);
  const theirTokens = other === undefined ? tokens : (otherTokens[other.id] ?? {});
  const { workspaceId } = fault;
  const tenant = theirs.find((each) => each.workspaceId === workspaceId);
  const msp = other ?? null;
  return {
    fault,
    msp,
    target: tenant === undefined ? null : { msp, tenant },
    canRepeat: workspaceId === null ? batch !== null : tenant !== undefined,
    isTrying:
      workspaceId === null
        ? batch?.status === "running"
        : theirTokens[workspaceId]?.exchanging === true,
  };
}

type Found = NonNullable<ReturnType<typeof faultOf>>;

interface WordsProps extends Pick<Found, "fault" | "msp" | "target"> {
  readonly children: ReactNode;
}

function Words({ fault: { failure }, msp, target, children }: WordsProps) {
  const { title, advice, details } = failure;
  return (
    <div className={styles.words}>
      <p className={styles.title}>
        {msp !== null && (
          <>
            <bdi>{msp.name}</bdi>:{" "}
          </>
        )}
        {title}
      </p>
      <p>
        {target !== null && (
          <>
            The token for <bdi>{tenantName(target.tenant)}</bdi> was not copied.{" "}
          </>
        )}
        {advice}
      </p>
      <div className={styles.actions}>{children}</div>
      {details.length > 0 && (
        <details>
          <summary>Details</summary>
          <ServerWords lines={details} />
        </details>
      )}
    </div>
  );
}

/** Repeats the failed copy or batch once the secret has been replaced: once, as the copy itself then says how it went. */
export function Banner({ snapshot, connection, copy, onCredentials }: BannerProps) {
  const bridge = useBridge();
  const found = faultOf(snapshot);
  const [replacing, setReplacing] = useState<Found | null>(null);
  const repeat = ({ target, fault }: Found) => {
    if (fault.workspaceId === null) void bridge.retryTokens(null);
    else if (target !== null) void copy(target, fault.format ?? undefined);
  };
  const dismiss = ({ fault: { workspaceId }, msp }: Found) =>
    void bridge.dismissFailure({ workspaceId }, ...(msp === null ? [] : [msp.id]));
  return (
    <>
      {found !== null && (
        <section aria-label="Problem with this MSP">
          <Bar tone="failure" onDismiss={() => dismiss(found)}>
            <Words {...found}>
              {found.msp === null && found.fault.failure.action === "editCredentials" && (
                <>
                  <Button weight="primary" onClick={() => setReplacing(found)}>
                    Replace the secret
                  </Button>
                  <Button weight="secondary" onClick={onCredentials}>
                    Replace credentials
                  </Button>
                </>
              )}
              {found.canRepeat && !needsSecret.has(found.fault.failure.kind) && (
                <Button
                  weight="secondary"
                  aria-disabled={found.isTrying}
                  onClick={() => (found.isTrying ? undefined : repeat(found))}
                >
                  {found.isTrying ? "Trying…" : "Try again"}
                </Button>
              )}
              {found.msp !== null && <ShowMsp msp={found.msp} />}
            </Words>
          </Bar>
        </section>
      )}
      {replacing !== null && (
        <Suspense>
          <Replacing
            profile={connection.profile}
            contact={snapshot.settings.contact}
            onSaved={() => repeat(replacing)}
            onClose={() => setReplacing(null)}
          />
        </Suspense>
      )}
    </>
  );
}
