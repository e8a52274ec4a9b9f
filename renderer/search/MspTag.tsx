// The MSP of a tenant that was found in another MSP than the one that is shown.
import { Disc } from "../ui/Disc.tsx";
import type { Hit } from "./allMsps.ts";
import styles from "./MspTag.module.css";

export function MspTag({ msp }: { msp: NonNullable<Hit["msp"]> }) {
  return (
    <span className={styles.msp} title={msp.name}>
      {msp.colour !== null && <Disc colour={msp.colour} />}
      <bdi className={styles.name}>{msp.name}</bdi>
    </span>
  );
}
