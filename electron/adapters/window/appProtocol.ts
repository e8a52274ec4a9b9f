// Serves `app://tenantry/`: our own pages and nothing else, each with the headers that lock a window down.
import { protocol, type Session } from "electron";
import { readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";

const scheme = "app";
export const appOrigin = `${scheme}://tenantry`;

const contentTypes: ReadonlyMap<string, string> = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
]);

/**
 * Allows only our own scripts, styles and images. React’s `style` goes through the CSSOM and needs no exception. The sandbox keeps
 * the page from printing, from dialogs in the system’s look, popups, downloads and the pointer.
 */
export const contentSecurityPolicy = [
  "sandbox allow-scripts allow-same-origin allow-forms",
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "webrtc 'block'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const headers = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-store",
};

/** Must be called before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
}

const notFound = () => new Response(null, { status: 404, headers });

/** The file below `root` that a URL names; null for another host, an unknown kind of file, or a way out of the folder. */
export function fileFor(root: string, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { origin, host, protocol: urlScheme, pathname } = new URL(address);
  // In Node a custom scheme has no origin; in Chromium it does.
  if (origin !== appOrigin && `${urlScheme}//${host}` !== appOrigin) return null;
  if (/%(?:00|2f|5c)/i.test(pathname) || pathname.includes("\\")) return null;
  const path = join(root, decodeURIComponent(pathname));
  return path.startsWith(root + sep) && contentTypes.has(extname(path)) ? path : null;
}

/** Answers requests for `app://` in the windows’ session from the folder `root`. */
export function serveApp(windows: Session, root: string): void {
  windows.protocol.handle(scheme, async ({ url }) => {
    const path = fileFor(root, url);
    if (path === null) return notFound();
    try {
      const type = contentTypes.get(extname(path)) ?? "";
      const body = new Uint8Array(await readFile(path));
      return new Response(body, { headers: { ...headers, "content-type": type } });
    } catch {
      return notFound();
    }
  });
}
