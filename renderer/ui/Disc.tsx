// The colour of a tenant or an MSP; it has a word too, as colour alone tells some people nothing.
import type { Colour } from "../../electron/contract/contract.ts";
import styles from "./Disc.module.css";

interface DiscProps {
  readonly colour: Colour;
  readonly className?: string | undefined;
  /** Its word stands beside it already. */
  readonly isNamed?: boolean;
}

export function Disc({ colour, className = "", isNamed = false }: DiscProps) {
  const look = { className: `${styles.disc} ${className}`, "data-colour": colour };
  if (isNamed) return <span {...look} />;
  return (
    <span {...look} title={colour}>
      <span className="visually-hidden">{colour}, </span>
    </span>
  );
}
