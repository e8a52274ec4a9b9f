// Whose tokens a program wants: the first names at once, the others on request.
import type { ConsentView } from "../../electron/contract/contract.ts";
import styles from "./Consent.module.css";

const shownAtOnce = 3;

const Names = ({ names, label }: { names: readonly string[]; label: string }) => (
  <ul className={styles.names} aria-label={label}>
    {names.map((name) => (
      <li key={name}>
        <bdi>{name}</bdi>
      </li>
    ))}
  </ul>
);

export function Subjects({ subjects, count }: Pick<ConsentView, "subjects" | "count">) {
  const first = subjects.slice(0, shownAtOnce);
  const others = subjects.slice(shownAtOnce);
  const left = count - first.length;
  return (
    <div>
      <Names names={first} label="Whose token" />
      {others.length > 0 && (
        <details>
          <summary>and {left} more</summary>
          <Names names={others} label="The others" />
        </details>
      )}
      {others.length === 0 && left > 0 && <p>and {left} more</p>}
    </div>
  );
}
