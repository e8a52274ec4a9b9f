// Reads Chromium’s own record of the network service, through which all its processes connect: whom has the application contacted?
import { readFile } from "node:fs/promises";
import { z } from "zod";

const head = z.object({
  constants: z.object({ logEventTypes: z.record(z.string(), z.number()) }),
});
const event = z.object({
  type: z.number(),
  source: z.object({ id: z.number() }),
  params: z.object({ host: z.string(), address: z.string(), url: z.string() }).partial().optional(),
});

const withoutComma = (line: string): string => line.replace(/(?:\],?|\]\}|,)$/, "");

/** Without scheme and path. */
const hostOf = (text: string): string => text.replace(/^[a-z]+:\/\//, "").replace(/\/.*$/, "");

/** Every name that was looked up and every address to which a connection began or a packet went, once each. */
export async function contacts(path: string): Promise<ReadonlySet<string>> {
  const [first = "", , ...lines] = (await readFile(path, "utf8")).split("\n");
  const { logEventTypes } = head.parse(JSON.parse(`${withoutComma(first)}}`)).constants;
  const names = new Map(Object.entries(logEventTypes).map(([name, type]) => [type, name]));
  const peers = new Map<number, string>();
  const found = new Set<string>();
  for (const line of lines.map(withoutComma).filter((text) => text.startsWith('{"'))) {
    const { type, source, params = {} } = event.parse(JSON.parse(line));
    const { host, address } = params;
    switch (names.get(type)) {
      case "HOST_RESOLVER_MANAGER_REQUEST":
        if (host !== undefined) found.add(hostOf(host));
        break;
      case "TCP_CONNECT_ATTEMPT":
        if (address !== undefined) found.add(address);
        break;
      case "UDP_CONNECT":
        if (address !== undefined) peers.set(source.id, address);
        break;
      case "UDP_BYTES_SENT":
        found.add(`udp ${address ?? peers.get(source.id) ?? "unknown"}`);
        break;
    }
  }
  return found;
}
