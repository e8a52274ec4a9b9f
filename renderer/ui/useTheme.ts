// Sets the attribute that selects HPE’s colour tokens for the theme.
import { useEffect } from "react";
import type { Theme } from "../../electron/contract/contract.ts";

export function useTheme(theme: Theme): void {
  useEffect(() => {
    document.documentElement.dataset["mode"] = theme === "system" ? "auto" : theme;
  }, [theme]);
}
