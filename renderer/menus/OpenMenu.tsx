// An open menu. Its code comes with the other screens after the first paint.
import { type ComponentProps, lazy, Suspense } from "react";
import type { MenuList } from "./MenuList.tsx";

const Loaded = lazy(async () => ({ default: (await import("./MenuList.tsx")).MenuList }));

export const OpenMenu = (props: ComponentProps<typeof MenuList>) => (
  <Suspense>
    <Loaded {...props} />
  </Suspense>
);
