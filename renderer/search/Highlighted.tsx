// A text in which the characters that a search matched are marked.
import styles from "./Highlighted.module.css";

interface HighlightedProps {
  readonly text: string;
  /** Ascending indexes into `text`. */
  readonly at: readonly number[];
}

/** Splits the text into alternating runs of marked and unmarked characters. */
function runs(text: string, at: readonly number[]): readonly { text: string; marked: boolean }[] {
  const marked = new Set(at);
  const parts: { text: string; marked: boolean }[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const last = parts.at(-1);
    const isMarked = marked.has(index);
    if (last?.marked === isMarked) last.text += text.charAt(index);
    else parts.push({ text: text.charAt(index), marked: isMarked });
  }
  return parts;
}

export function Highlighted({ text, at }: HighlightedProps) {
  if (at.length === 0) return text;
  return runs(text, at).map((run, index) =>
    run.marked ? (
      // oxlint-disable-next-line react/no-array-index-key -- runs have no other key, and no state
      <mark key={index} className={styles.mark}>
        {run.text}
      </mark>
    ) : (
      run.text
    ),
  );
}
