// Which rows a click with Ctrl or Shift selects.
import { describe, expect, it } from "vitest";
import { allOf, noMarks, ranged, toggled, withoutRange } from "../../../renderer/batch/marks.ts";

const rows = ["a", "b", "c", "d", "e"];
const keys = ({ keys: marked }: { keys: ReadonlySet<string> }) => [...marked].toSorted().join("");

describe("a selection of rows", () => {
  it("takes a row in and lets it go again", () => {
    const both = toggled(toggled(noMarks, "b"), "d");
    expect(keys(both)).toBe("bd");
    expect(keys(toggled(both, "b"))).toBe("d");
  });

  it("reaches from the chosen row to the one that Shift names, in either direction", () => {
    expect(keys(ranged(noMarks, rows, "d", "b"))).toBe("bcd");
    expect(keys(ranged(noMarks, rows, "b", "c"))).toBe("bc");
  });

  it("lets go of what a range had reached when it turns back", () => {
    const far = ranged(noMarks, rows, "b", "e");
    expect(keys(ranged(far, rows, "e", "c"))).toBe("bc");
    expect(keys(ranged(far, rows, "e", "a"))).toBe("ab");
  });

  it("keeps what was selected before the range", () => {
    const first = toggled(noMarks, "a");
    expect(keys(ranged(withoutRange(first), rows, "d", "e"))).toBe("ade");
  });

  it("begins the next range at the row that was toggled last", () => {
    expect(keys(ranged(toggled(noMarks, "b"), rows, "a", "d"))).toBe("bcd");
  });

  it("begins again if the row that the range began at has gone", () => {
    expect(keys(ranged(toggled(noMarks, "x"), rows, "b", "c"))).toBe("bcx");
  });

  it("selects only the named row if the chosen one has gone", () => {
    expect(keys(ranged(noMarks, rows, "x", "c"))).toBe("c");
    expect(keys(ranged(noMarks, rows, null, "c"))).toBe("c");
  });

  it("takes in all rows", () => {
    expect(keys(allOf(rows))).toBe("abcde");
  });
});
