// An open menu. Its code is loaded after the first paint, and before anyone can open it.
import { type ComponentProps, Suspense } from "react";
import { later } from "../later.ts";
import type { MenuList } from "./MenuList.tsx";

const menuList = later(() => import("./MenuList.tsx"));
export const loadMenus = menuList.load;

type MenuListProps = ComponentProps<typeof MenuList>;

function Loaded(props: MenuListProps) {
  const menus = menuList.useLoaded();
  return <menus.MenuList {...props} />;
}

export const OpenMenu = (props: MenuListProps) => (
  <Suspense>
    <Loaded {...props} />
  </Suspense>
);
