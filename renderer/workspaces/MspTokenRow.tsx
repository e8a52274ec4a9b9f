// The MSP’s own token, in a row of its own above the list, marked so that it is not taken for a tenant’s.
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { centralUrlOfMsp, listedFormats } from "../copying/formats.ts";
import { Menu } from "../menus/Menu.tsx";
import { MspTag } from "../search/MspTag.tsx";
import { asksForMspToken } from "../search/mspTokens.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/icons.tsx";
import { useBriefly } from "../ui/useBriefly.ts";
import { Countdown } from "./Countdown.tsx";
import styles from "./MspTokenRow.module.css";

interface MspTokenRowProps {
  readonly snapshot: AppSnapshot;
  readonly query: string;
  /** Answers whether the token is on the clipboard; the copy itself has been said by then. */
  readonly copy: (format?: string) => Promise<boolean>;
}

/** Shown without a search, or for one that asks for it. */
export function MspTokenRow({ snapshot, query, copy }: MspTokenRowProps) {
  const [copied, setCopied] = useBriefly<true>();
  const { msps, mspId, mspTokens, copyFormats } = snapshot;
  if (query.trim() !== "" && !asksForMspToken(query)) return null;
  const msp = msps.length > 1 ? msps.find(({ id }) => id === mspId) : undefined;
  const token = mspTokens[mspId];
  const exchanging = token?.exchanging === true;
  const run = async (format?: string) => {
    if (await copy(format)) setCopied(true);
  };
  const hasCentral = centralUrlOfMsp(snapshot, null) !== "";
  const items = listedFormats(copyFormats, hasCentral).map(({ id, name, section, note }) => ({
    label: name,
    section,
    note,
    onChoose: () => void run(id),
  }));
  return (
    <section aria-label="MSP token" className={styles.row}>
      <Icon name="key" />
      <p className={styles.words}>
        <span className={styles.name}>MSP token</span>
        <span className={styles.tags}>
          <span className={styles.scope}>whole MSP</span>
          {msp !== undefined && <MspTag msp={msp} />}
        </span>
      </p>
      <Countdown token={token} name="the whole MSP" />
      <Button
        weight="secondary"
        className={styles.copy}
        aria-label="Copy the MSP token"
        aria-busy={exchanging}
        onClick={() => void run()}
      >
        {copied === null ? "Copy" : "Copied"}
      </Button>
      <Menu label="Copy the MSP token as" icon="more" items={items} />
    </section>
  );
}
