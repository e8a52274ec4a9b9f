// A figure, its reference from the same run, and the budget that it has to keep.

export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: "ms" | "MB" | "kB" | "%" | "×" | "requests";
  /** What it is measured against, in the same run and unit. */
  readonly reference?: { readonly what: string; readonly value: number };
  readonly budget: Budget;
}

/** Every limit that is given holds. */
export interface Budget {
  /** Times the reference. */
  readonly ratio?: number;
  /** Times the reference, at least. */
  readonly atLeast?: number;
  /** In the figure’s unit. */
  readonly most?: number;
  /** In the figure’s unit, above the reference. */
  readonly above?: number;
  /** In the figure’s unit, at least. */
  readonly least?: number;
}

const rounded = (value: number): string =>
  value < 10 ? value.toFixed(1) : String(Math.round(value));

const ratioOf = ({ value, reference }: Figure): number => value / (reference?.value ?? value);

export function isKept(figure: Figure): boolean {
  const { value, reference, budget } = figure;
  return (
    ratioOf(figure) <= (budget.ratio ?? Infinity) &&
    ratioOf(figure) >= (budget.atLeast ?? 0) &&
    value <= (budget.most ?? Infinity) &&
    value - (reference?.value ?? 0) <= (budget.above ?? Infinity) &&
    value >= (budget.least ?? -Infinity)
  );
}

export function budgetInWords({ unit, budget }: Figure): string {
  const parts = [
    budget.ratio === undefined ? [] : [`${budget.ratio} ×`],
    budget.atLeast === undefined ? [] : [`at least ${budget.atLeast} ×`],
    budget.above === undefined ? [] : [`+ ${budget.above} ${unit}`],
    budget.most === undefined ? [] : [`${budget.most} ${unit}`],
    budget.least === undefined ? [] : [`at least ${budget.least} ${unit}`],
  ];
  return parts.flat().join(" and ");
}

/** The cells of the figure’s row in a table. */
export function cellsOf(figure: Figure): readonly string[] {
  const { what, value, unit, reference } = figure;
  return [
    what,
    `${rounded(value)} ${unit}`,
    reference === undefined ? "" : `${rounded(reference.value)} ${unit} (${reference.what})`,
    reference === undefined ? "" : `${ratioOf(figure).toFixed(2)} ×`,
    budgetInWords(figure),
    isKept(figure) ? "kept" : "not kept",
  ];
}

export const headings = ["What", "Figure", "Reference", "Ratio", "Budget", ""] as const;

export function asMarkdown(figures: readonly Figure[]): string {
  const rows = [headings, headings.map(() => "---"), ...figures.map(cellsOf)];
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
