// The MSP of a tenant that was found in another MSP than the one that is shown.
import { Disc } from "../ui/Disc.tsx";
import type { Hit } from "./allMsps.ts";
import styles from "./MspTag.module.css";

/** Characters at the end of a long name that are always shown: names that are otherwise the same end in an ID. */
const endLength = 6;
const longEnoughToCut = 14;

export function MspTag({ msp }: { msp: NonNullable<Hit["msp"]> }) {
  const characters = Array.from(msp.name);
  const cutAt = characters.length > longEnoughToCut ? characters.length - endLength : 0;
  return (
    <span className={styles.msp} title={msp.name}>
      {msp.colour !== null && <Disc colour={msp.colour} />}
      <bdi className={styles.name}>
        {cutAt > 0 && <span className={styles.start}>{characters.slice(0, cutAt).join("")}</span>}
        <span>{characters.slice(cutAt).join("")}</span>
      </bdi>
    </span>
  );
}
