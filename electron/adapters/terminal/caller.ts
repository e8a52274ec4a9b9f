// Which program runs the command, as far as the operating system tells: for the question whether it may read a token.
import { readFileSync } from "node:fs";

interface Program {
  readonly name: string;
  readonly parent: number;
}

/** From `/proc/PID/stat` (proc(5)): the name in brackets, then the state and the parent. Null elsewhere, or if it has ended. */
function programOf(pid: number): Program | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = stat.lastIndexOf(")");
    const parent = Number(stat.slice(end + 2).split(" ")[1]);
    return { name: stat.slice(stat.indexOf("(") + 1, end), parent };
  } catch {
    return null;
  }
}

/** Such as “bash, started by code”. Arguments stay out: they may hold a secret. */
export function findCaller(pid: number): string | null {
  const program = programOf(pid);
  if (program === null) return null;
  const parent = program.parent > 1 ? programOf(program.parent) : null;
  return parent === null ? program.name : `${program.name}, started by ${parent.name}`;
}
