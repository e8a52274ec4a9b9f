// Starts a window: loads the styles, connects to main and renders the content.
import "hpe-design-tokens/dist/css/color.light.css";
import "hpe-design-tokens/dist/css/color.dark.css";
import "./ui/global.css";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BridgeContext, createConnectedStore } from "./bridge.ts";

export function mount(content: ReactNode): void {
  const root = document.getElementById("root");
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <BridgeContext value={createConnectedStore(window.tenantry)}>{content}</BridgeContext>
    </StrictMode>,
  );
}
