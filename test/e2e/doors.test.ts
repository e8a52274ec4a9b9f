// What a window’s page can reach when hostile code runs in it: nothing is read, and nothing leaves the machine.
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, inMainWindow, isVisible, test } from "./everyday.ts";
import { contacts } from "./netLog.ts";

/** A server on one port of loopback that only counts what reaches it over TCP and UDP. */
async function startCounter() {
  let reached = 0;
  const tcp = createServer((socket) => {
    reached += 1;
    socket.on("error", () => undefined).destroy();
  });
  tcp.listen(0, "127.0.0.1");
  await once(tcp, "listening");
  const address = tcp.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const udp = createSocket("udp4", () => (reached += 1));
  udp.bind(address.port, "127.0.0.1");
  await once(udp, "listening");
  return {
    host: `127.0.0.1:${address.port}`,
    reached: () => reached,
    stop() {
      tcp.close();
      udp.close();
    },
  };
}

test("sends nothing, however a page tries", async ({ desktop, launchApp }) => {
  const path = join(await desktop.newFolder("written"), "net.json");
  const { app, page } = await launchApp({ args: [`--log-net-log=${path}`] });
  const counter = await startCounter();
  await page.evaluate(async (host) => {
    const url = `http://${host}/x`;
    const link = (rel: string, href: string) => {
      const element = document.createElement("link");
      element.rel = rel;
      element.href = href;
      document.head.append(element);
    };
    for (const rel of ["dns-prefetch", "preconnect", "prefetch", "preload", "prerender", "icon"]) {
      link(rel, url);
      link(rel, `http://${rel}.canary.invalid/x`);
    }
    new Image().src = url;
    navigator.sendBeacon(url, "x");
    void fetch(url, { mode: "no-cors" }).catch(() => undefined);
    for (const [open, scheme] of [
      [(address: string) => new WebSocket(address), "ws"],
      [(address: string) => new EventSource(address), "http"],
      [(address: string) => new WebTransport(address), "https"],
      [(address: string) => new Worker(address), "http"],
    ] as const)
      try {
        open(`${scheme}://${host}/x`);
      } catch {
        // Refused at once.
      }
    const rules = document.createElement("script");
    rules.type = "speculationrules";
    try {
      rules.textContent = JSON.stringify({ prefetch: [{ source: "list", urls: [url] }] });
      document.head.append(rules);
    } catch {
      // Trusted types refuse it.
    }
    const form = document.createElement("form");
    form.action = url;
    form.method = "post";
    document.body.append(form);
    form.submit();
    const servers = [`stun:${host}`, `turn:${host}?transport=udp`, `turn:${host}?transport=tcp`];
    try {
      const peer = new RTCPeerConnection({
        iceServers: servers.map((urls) => ({ urls, username: "x", credential: "x" })),
      });
      peer.createDataChannel("x");
      await peer.setLocalDescription(await peer.createOffer());
    } catch {
      // Refused at once.
    }
    await new Promise((resolve) => setTimeout(resolve, 5_000));
  }, counter.host);
  await app.close();
  expect([counter.reached(), [...(await contacts(path))].filter(isNotNowhere)]).toEqual([0, []]);
  counter.stop();
});

/** Port 0 of loopback, at which nothing can listen, is the windows’ proxy. */
const isNotNowhere = (contact: string): boolean => contact !== "127.0.0.1:0";

test("opens no dialog of the desktop’s for a page", async ({ desktop, launchApp }) => {
  const { app } = await launchApp();
  const windows = async () =>
    (await desktop.run("xdotool", ["search", "--onlyvisible", "--name", "."])).stdout.split("\n");
  await expect.poll(() => isVisible(app, "Tenantry")).toBe(true);
  const before = await windows();
  const opened: unknown = await inMainWindow(app, (window) =>
    window?.webContents.executeJavaScript(
      `(async () => {
        const frame = document.createElement("iframe");
        document.body.append(frame);
        const answers = [];
        for (const page of [window, frame.contentWindow]) {
          page.print();
          page.alert("x");
          answers.push(page.confirm("x"), page.open("mailto:a@b.example"));
        }
        onbeforeunload = (event) => { event.preventDefault(); return "x"; };
        const refused = async (ask) => {
          const late = new Promise((resolve) => setTimeout(resolve, 1_500, "unanswered"));
          const asking = (async () => {
            try { return (await ask()) == null ? "refused" : "given"; } catch { return "refused"; }
          })();
          return Promise.race([asking, late]);
        };
        const asked = {
          pointer: async () => { await document.body.requestPointerLock(); return document.pointerLockElement; },
          screen: async () => {
            const filled = document.body.requestFullscreen().then(() => true);
            // A refusal settles nothing. Main has heard the request before it answers this, and a page that fills the screen is drawn.
            const passed = window.tenantry.readState(null).then(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
            return (await Promise.race([filled, passed.then(() => null)])) ?? document.fullscreenElement;
          },
          keyboard: async () => { await navigator.keyboard.lock(); return document.fullscreenElement; },
          open: () => showOpenFilePicker(),
          save: () => showSaveFilePicker(),
          folder: () => showDirectoryPicker(),
          passkey: () => navigator.credentials.get({ publicKey: { challenge: new Uint8Array(16) } }),
          payment: () => new PaymentRequest([{ supportedMethods: "https://pay.example" }], { total: { label: "x", amount: { currency: "EUR", value: "1" } } }).show(),
          notification: async () => (await Notification.requestPermission()) === "granted" || null,
          share: () => navigator.share({ text: "x" }),
          sharedWorker: () => new Promise((yes, no) => { const worker = new SharedWorker("./main.js"); worker.onerror = no; worker.port.onmessage = yes; }),
          serviceWorker: () => navigator.serviceWorker.register("./main.js"),
          speech: () => new Promise((yes, no) => { const said = new SpeechSynthesisUtterance("x"); said.onstart = yes; said.onerror = no; speechSynthesis.speak(said); }),
        };
        for (const [name, ask] of Object.entries(asked)) {
          const answer = await refused(ask);
          if (answer !== "refused") answers.push(name + " " + answer);
        }
        location.href = "mailto:a@b.example";
        return answers;
      })()`,
      true,
    ),
  );
  expect(opened).toEqual([false, null, false, null]);
  expect(await windows()).toEqual(before);
  await inMainWindow(app, (window) => window?.close());
  await expect.poll(() => isVisible(app, "Tenantry")).toBe(false);
});

test("reads no clipboard, device, file or place for a page without an operator", async ({
  desktop,
  launchApp,
}) => {
  const { app } = await launchApp();
  await desktop.writeClipboard("canary");
  // Without a gesture, which Playwright’s own `evaluate` counts as given.
  const tried: unknown = await inMainWindow(app, (window) =>
    window?.webContents.executeJavaScript(`(async () => {
      const field = document.createElement("textarea");
      document.body.append(field);
      field.focus();
      let pasted = "";
      addEventListener("paste", (event) => (pasted = event.clipboardData.getData("text")), true);
      document.execCommand("paste");
      const frame = document.createElement("iframe");
      document.body.append(frame);
      const inner = frame.contentDocument.createElement("textarea");
      frame.contentDocument.body.append(inner);
      inner.focus();
      frame.contentDocument.execCommand("paste");
      const refused = async (ask) => {
        try { return (await ask()) == null ? "refused" : "given"; } catch { return "refused"; }
      };
      const asked = {
        clipboard: () => navigator.clipboard.readText(),
        items: () => navigator.clipboard.read(),
        place: () => new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no)),
        camera: () => navigator.mediaDevices.getUserMedia({ video: true, audio: true }),
        screen: () => navigator.mediaDevices.getDisplayMedia(),
        midi: () => navigator.requestMIDIAccess({ sysex: true }),
        usb: () => navigator.usb.requestDevice({ filters: [] }),
        serial: () => navigator.serial.requestPort(),
        hid: () => navigator.hid.requestDevice({ filters: [] }),
        bluetooth: () => navigator.bluetooth.requestDevice({ acceptAllDevices: true }),
        files: () => showOpenFilePicker(),
        folder: () => showDirectoryPicker(),
        fonts: async () => (await queryLocalFonts())[0],
        worker: () => navigator.serviceWorker.register("./worker.js"),
        idle: () => new IdleDetector().start(),
        window: () => window.open("about:blank"),
        screens: () => getScreenDetails(),
        eyeDropper: () => new EyeDropper().open(),
        persistent: async () => (await navigator.storage.persist()) || null,
      };
      const given = [];
      for (const [name, ask] of Object.entries(asked))
        if ((await refused(ask)) === "given") given.push(name);
      return [field.value, inner.value, pasted, given];
    })()`),
  );
  expect(tried).toEqual(["", "", "", []]);
});
