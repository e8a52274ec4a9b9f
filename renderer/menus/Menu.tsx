// A menu button that follows the WAI-ARIA pattern: arrows open the menu and move in it; Escape or a choice returns the focus.
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/icons.tsx";
import type { MenuItem } from "./MenuList.tsx";
import { OpenMenu } from "./OpenMenu.tsx";

interface MenuProps {
  readonly label: string;
  readonly icon: "more" | "menu" | "down";
  /** Shown beside the icon, in a wider button. */
  readonly content?: ReactNode;
  readonly items: readonly MenuItem[];
  /** Positions the button in its row. */
  readonly className?: string | undefined;
  readonly tabIndex?: number;
}

export function Menu({ label, icon, content, items, className, tabIndex }: MenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [fromEnd, setFromEnd] = useState(false);
  const close = () => setAnchor(null);
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    setFromEnd(event.key === "ArrowUp");
    setAnchor(event.currentTarget);
  };
  return (
    <>
      <Button
        weight={content === undefined ? "icon" : "plain"}
        className={className}
        tabIndex={tabIndex}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          setFromEnd(false);
          setAnchor(anchor === null ? event.currentTarget : null);
        }}
      >
        {content}
        <Icon name={icon} />
      </Button>
      {anchor !== null && <OpenMenu {...{ label, items, anchor, fromEnd }} onClose={close} />}
    </>
  );
}
