// A link to one of our own addresses, which opens in the browser.
import type { ReactNode } from "react";
import type { WebPage } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { failureLine } from "../ui/format.ts";
import styles from "./PageLink.module.css";
import { useToast } from "./useToast.ts";

interface PageLinkProps {
  readonly page: WebPage;
  readonly children: ReactNode;
}

export function PageLink({ page, children }: PageLinkProps) {
  const bridge = useBridge();
  const say = useToast();
  const open = async () => {
    const result = await bridge.openPage({ page });
    if (!result.ok) say(failureLine(result.error), { stays: true });
  };
  return (
    <button type="button" className={styles.link} onClick={() => void open()}>
      {children}
      <span className="visually-hidden"> (opens the browser)</span>
    </button>
  );
}
