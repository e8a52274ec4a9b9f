// A token’s remaining life: a ring that empties and the time left, with the state in words for screen readers.
import type { TenantToken } from "../../electron/contract/contract.ts";
import { useSecondsUntil } from "../ui/clock.ts";
import { formatDuration, spokenDuration } from "../ui/format.ts";
import { Icon } from "../ui/icons.tsx";
import styles from "./Countdown.module.css";

/** A token with less left than this “expires soon”, seconds. */
const soonS = 5 * 60;
const radius = 7.5;
const around = 2 * Math.PI * radius;

/** Empties anticlockwise from the top. The mark says “soon” to people who cannot see the amber. */
function Ring({ share, marked }: { share: number; marked: boolean }) {
  return (
    <svg
      className={styles.ring}
      aria-hidden="true"
      width={18}
      height={18}
      viewBox="-9 -9 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
    >
      <circle className={styles.track} r={radius} />
      <circle
        r={radius}
        transform="rotate(-90)"
        strokeDasharray={around}
        strokeDashoffset={around * (1 - share)}
      />
      {marked && <path d="M0 -4V0.500M0 2.500V4" />}
    </svg>
  );
}

type Phase = "none" | "valid" | "soon" | "expired";

function phaseOf(seconds: number | null): Phase {
  if (seconds === null) return "none";
  if (seconds === 0) return "expired";
  return seconds <= soonS ? "soon" : "valid";
}

const words: Readonly<Record<Phase, string>> = {
  none: "No token yet",
  valid: "",
  soon: "expires soon",
  expired: "",
};

/** With its unit, which a screen reader cannot tell from “14:31”. It changes once a minute, as a name should. */
function spokenLife(phase: Phase, leftS: number): string {
  if (phase === "none") return "no token yet";
  if (phase === "expired") return "expired";
  return `${spokenDuration(leftS)} left${phase === "soon" ? ", expires soon" : ""}`;
}

export function Countdown({ token, name }: { token: TenantToken | undefined; name: string }) {
  const times = token?.times ?? null;
  const seconds = useSecondsUntil(times?.expiresAtMs ?? null);
  const waitS = useSecondsUntil(token?.waitingUntilMs ?? null);
  const label = `Token for ${name}, `;
  if (waitS !== null && waitS > 0)
    return (
      <span
        role="timer"
        aria-live="off"
        aria-label={`${label}waits ${spokenDuration(waitS)}`}
        className={`${styles.timer} ${styles.waiting}`}
      >
        <span className={styles.time}>waits {waitS} s</span>
        <Icon name="clock" size={18} />
      </span>
    );
  const phase = phaseOf(seconds);
  const left = seconds ?? 0;
  const lifeS = times === null ? 1 : (times.expiresAtMs - times.issuedAtMs) / 1000;
  const counts = phase === "valid" || phase === "soon";
  return (
    <span
      role="timer"
      aria-live="off"
      aria-label={`${label}${spokenLife(phase, left)}`}
      title={
        times?.assumed === true
          ? "The server named no lifetime; Tenantry assumes 15 minutes."
          : undefined
      }
      className={`${styles.timer} ${styles[phase] ?? ""}`}
    >
      {counts && <span className={styles.time}>{formatDuration(left)}</span>}
      {phase === "expired" && "Expired"}
      {counts && <Ring share={Math.min(1, left / lifeS)} marked={phase === "soon"} />}
      <span className="visually-hidden">{words[phase]}</span>
    </span>
  );
}
