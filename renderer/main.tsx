// The window's entry: styles, the connection to main, the first paint.
import "hpe-design-tokens/dist/css/color.light.css";
import "hpe-design-tokens/dist/css/color.dark.css";
import "./ui/global.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { BridgeContext, createConnectedStore } from "./bridge.ts";

const root = document.getElementById("root");
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <BridgeContext value={createConnectedStore(window.tenantry)}>
        <App />
      </BridgeContext>
    </StrictMode>,
  );
