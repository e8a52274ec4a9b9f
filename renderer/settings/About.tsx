// What Tenantry is made of, where it keeps what, and what a report of a fault needs.
import { useEffect, useState } from "react";
import type {
  About as Read,
  AppSnapshot,
  Failure,
  Result,
} from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { useToast } from "../toasts/useToast.ts";
import { Button } from "../ui/Button.tsx";
import { Deed, Deeds } from "../ui/Deeds.tsx";
import { Fact, Facts } from "../ui/Facts.tsx";
import { failureLine } from "../ui/format.ts";
import styles from "./Settings.module.css";

function useAbout(): Read | null {
  const bridge = useBridge();
  const [about, setAbout] = useState<Read | null>(null);
  useEffect(() => {
    void bridge.readAbout(null).then((read) => (read.ok ? setAbout(read.value) : undefined));
  }, [bridge]);
  return about;
}

function Actions() {
  const bridge = useBridge();
  const say = useToast();
  /** Says why, if it is so. */
  const refused = (result: Result<null, Failure>): boolean => {
    if (!result.ok) say(failureLine(result.error), { stays: true });
    return !result.ok;
  };
  const copy = async () => {
    if (!refused(await bridge.copyDiagnostics(null))) say("Diagnostics copied.");
  };
  return (
    <Deeds>
      <Deed says="Versions, system, settings and counts, for a report of a fault. They hold no secret, token, name or ID.">
        <Button weight="secondary" onClick={() => void copy()}>
          Copy diagnostics
        </Button>
      </Deed>
      <Deed says="What Tenantry did and what failed, without secrets.">
        <Button weight="secondary" onClick={() => void bridge.openLogFolder(null).then(refused)}>
          Open log folder
        </Button>
      </Deed>
      <Deed says="The terms of Tenantry and of everything that is bundled with it.">
        <Button weight="secondary" onClick={() => void bridge.openLicences(null).then(refused)}>
          Show licences
        </Button>
      </Deed>
    </Deeds>
  );
}

export function About({ version }: Pick<AppSnapshot["app"], "version">) {
  const about = useAbout();
  return (
    <section className={styles.section} aria-labelledby="about-title">
      <h2 id="about-title">About</h2>
      <Facts>
        <Fact term="Tenantry">{version}</Fact>
        {about !== null && (
          <>
            <Fact term="Electron">{about.runtime.electron}</Fact>
            <Fact term="Chromium">{about.runtime.chromium}</Fact>
            <Fact term="Node.js">{about.runtime.node}</Fact>
          </>
        )}
      </Facts>
      <Actions />
      {about !== null && (
        <>
          <h3>What is kept where</h3>
          <dl className={styles.places}>
            {about.places.map(({ what, where }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{where}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
