// A server on the loopback interface that sends any bytes at all, over plain TCP or TLS, and counts the connections left open.
import { createServer as createPlainServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";

/** What the server does once it has read a whole request. */
export type Play = (socket: Socket) => void;

export interface RawServer {
  readonly baseUrl: string;
  /** The requests so far, each with its head and body. */
  readonly requests: readonly string[];
  /** How many connections were opened so far. */
  readonly opened: () => number;
  /** How many of them are still open. */
  readonly open: () => number;
  /** A number that grows with each connection, request, end and byte sent. */
  readonly activity: () => number;
  stop(): Promise<void>;
}

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** The length of the first request in `text`, or null as long as a part of it is missing. */
function requestLength(text: string): number | null {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const body = Number(/^content-length: *(\d+)/im.exec(text.slice(0, end))?.[1] ?? 0);
  return text.length >= end + 4 + body ? end + 4 + body : null;
}

interface Options {
  /** Makes it a TLS server. */
  readonly certificate?: Certificate;
  /** What the server does with a new connection, before any request. */
  readonly greet?: Play;
}

export async function startRawServer(
  play: Play,
  { certificate, greet }: Options = {},
): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  let opened = 0;
  let events = 0;
  const touch = () => (events += 1);

  const serve = (socket: Socket) => {
    let text = "";
    socket.on("error", touch);
    socket.on("data", (chunk: Buffer) => {
      touch();
      text += chunk.toString("latin1");
      for (let length = requestLength(text); length !== null; length = requestLength(text)) {
        requests.push(text.slice(0, length));
        text = text.slice(length);
        play(socket);
      }
    });
  };
  const count = (socket: Socket) => {
    touch();
    opened += 1;
    sockets.add(socket);
    greet?.(socket);
    socket.on("close", () => {
      // What it sent must not be taken back.
      events += socket.bytesWritten + 1;
      sockets.delete(socket);
    });
  };

  const server: Server =
    certificate === undefined ? createPlainServer(serve) : createTlsServer(certificate, serve);
  server.on("connection", count);
  server.on("tlsClientError", touch);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    baseUrl: `${certificate === undefined ? "http" : "https"}://127.0.0.1:${address.port}`,
    requests,
    opened: () => opened,
    open: () => sockets.size,
    activity: () => [...sockets].reduce((total, { bytesWritten }) => total + bytesWritten, events),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
