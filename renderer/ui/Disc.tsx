// The colour of a tenant or an MSP. It is also named in words, for people who cannot tell colours apart.
import type { Colour } from "../../electron/contract/contract.ts";
import styles from "./Disc.module.css";

interface DiscProps {
  readonly colour: Colour;
  readonly className?: string | undefined;
  /** The colour’s name already stands beside the disc. */
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
