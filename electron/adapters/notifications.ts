// Desktop notifications; a click on one opens its tenant, or just the window.
import { nativeImage, Notification } from "electron";
import { type Colour, paints } from "../contract/colours.ts";
import type { TenantOfMsp } from "../contract/contract.ts";
import type { Notifier } from "../core/base/ports.ts";

/** Pixels. */
const discSize = 64;

/** A disc in the tenant’s colour, like the one on its row. */
function disc(colour: Colour) {
  const rgb = Buffer.from(paints[colour].slice(1), "hex");
  const pixels = Buffer.alloc(discSize * discSize * 4);
  const middle = (discSize - 1) / 2;
  for (let at = 0; at < discSize * discSize; at += 1) {
    const fromMiddle = Math.hypot((at % discSize) - middle, Math.floor(at / discSize) - middle);
    const cover = Math.min(1, Math.max(0, discSize / 2 - fromMiddle));
    // Electron’s bitmaps are BGRA with premultiplied alpha.
    pixels.set(
      [...rgb.toReversed(), 0xff].map((part) => Math.round(part * cover)),
      at * 4,
    );
  }
  return nativeImage.createFromBitmap(pixels, { width: discSize, height: discSize });
}

/** Closes the previous notification before it shows the next: a copy makes what the last one said stale. */
export function createNotifier(onClick: (tenant: TenantOfMsp | null) => void): Notifier {
  let shown: Notification | null = null;
  return ({ title, body, colour, mspId, workspaceId }) => {
    if (!Notification.isSupported()) return;
    shown?.close();
    const notification = new Notification({
      title,
      body,
      silent: true,
      ...(colour === null ? {} : { icon: disc(colour) }),
    });
    const tenant = mspId === null || workspaceId === null ? null : { mspId, workspaceId };
    notification.on("click", () => onClick(tenant));
    notification.show();
    // Keeps a reference, because a notification that is garbage-collected no longer answers a click.
    shown = notification;
  };
}
