// Desktop notifications; a click on one opens its tenant, or just the window.
import { nativeImage, Notification } from "electron";
import { type Colour, paints } from "../contract/colours.ts";
import type { TenantOfMsp } from "../contract/contract.ts";
import type { Notifier } from "../core/base/ports.ts";
import icon from "../icons/icon-128.png?inline";

/** Pixels. */
const size = 64;
const disc = { middle: 49.5, radius: 14 };

/** Tenantry’s icon with a disc in the tenant’s colour at its corner: a red disc alone would look like an error. */
function marked(colour: Colour) {
  const plain = nativeImage.createFromDataURL(icon).resize({ width: size, height: size });
  const pixels = Buffer.from(plain.toBitmap());
  const rgb = Buffer.from(paints[colour].slice(1), "hex");
  // Electron’s bitmaps are BGRA with premultiplied alpha.
  const paint = [...rgb.toReversed(), 0xff];
  for (let at = 0; at < size * size; at += 1) {
    const fromMiddle = Math.hypot((at % size) - disc.middle, Math.floor(at / size) - disc.middle);
    const cover = Math.min(1, Math.max(0, disc.radius - fromMiddle));
    const mixed = paint.map((part, byte) =>
      Math.round(part * cover + (pixels[at * 4 + byte] ?? 0) * (1 - cover)),
    );
    pixels.set(mixed, at * 4);
  }
  return nativeImage.createFromBitmap(pixels, { width: size, height: size });
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
      ...(colour === null ? {} : { icon: marked(colour) }),
    });
    const tenant = mspId === null || workspaceId === null ? null : { mspId, workspaceId };
    notification.on("click", () => onClick(tenant));
    notification.show();
    // Keeps a reference, because a notification that is garbage-collected no longer answers a click.
    shown = notification;
  };
}
