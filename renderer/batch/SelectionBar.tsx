// What can be done with the selected rows, above the footer’s status line.
import type { BatchForm, Colour } from "../../electron/contract/contract.ts";
import { colourList, colourNames } from "../forms/colourNames.ts";
import { Disc } from "../ui/Disc.tsx";
import { Menu } from "../menus/Menu.tsx";
import type { MenuItem } from "../menus/MenuList.tsx";
import type { Hit } from "../search/allMsps.ts";
import { Button } from "../ui/Button.tsx";
import { formatCount } from "../ui/format.ts";
import { Icon } from "../ui/icons.tsx";
import styles from "./Batch.module.css";
import { type BatchActions, formNames } from "./useBatchActions.ts";

interface SelectionBarProps {
  readonly marked: readonly Hit[];
  readonly actions: BatchActions;
  /** Asks before they are removed. */
  readonly onRemove: () => void;
  readonly onEnd: () => void;
}

const forms: readonly BatchForm[] = ["json", "csv", "env", "postman"];

function moreItems({ marked, actions, onRemove }: SelectionBarProps): readonly MenuItem[] {
  const isPinned = marked.every(({ tenant }) => tenant.pinned);
  const colour = (to: Colour | null) =>
    void actions.update(marked, { colour: to }, to === null ? "without a colour" : "coloured");
  return [
    {
      label: isPinned ? "Unpin" : "Pin",
      onChoose: () =>
        void actions.update(marked, { pinned: !isPinned }, isPinned ? "unpinned" : "pinned"),
    },
    {
      label: "Colour…",
      items: [
        { label: "No colour", onChoose: () => colour(null) },
        ...colourList.map((each) => ({
          label: colourNames[each],
          mark: <Disc colour={each} isNamed />,
          onChoose: () => colour(each),
        })),
      ],
    },
    { label: "Remove", shortcut: "Del", onChoose: onRemove },
  ];
}

export function SelectionBar(props: SelectionBarProps) {
  const { marked, actions, onEnd } = props;
  if (marked.length === 0) return null;
  const copyItems = forms.map((form) => ({
    label: formNames[form],
    onChoose: () => void actions.copy(marked, form),
  }));
  return (
    <section aria-label="Selected tenants" className={styles.bar}>
      <p className={styles.count}>{formatCount(marked.length)} selected</p>
      <Menu
        label="Copy as, for the selected tenants"
        icon="down"
        items={copyItems}
        className={styles.copy}
        content={<span>Copy as</span>}
      />
      <Button weight="secondary" className={styles.action} onClick={() => void actions.get(marked)}>
        Get tokens
      </Button>
      <Menu label="More actions for the selected tenants" icon="more" items={moreItems(props)} />
      <Button
        weight="icon"
        aria-label="End the selection"
        title="End the selection (Esc)"
        onClick={onEnd}
      >
        <Icon name="close" size={14} />
      </Button>
    </section>
  );
}
