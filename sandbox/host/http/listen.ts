import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { StartRefused } from "../start-refused.ts";

export interface Listener {
  readonly port: number;
  /** Until this is called every request is answered with 503. */
  answerWith(listener: RequestListener): void;
  close(): Promise<void>;
}

/** Binds a port of 127.0.0.1; 0 takes a free one. `option` is the command line option that names the port. */
export async function listen(port: number, option: string): Promise<Listener> {
  let answer: RequestListener = (_, response) => response.writeHead(503, { "content-length": 0 }).end();
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => answer(request, response));
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    throw new StartRefused(
      `Port ${port} cannot be used (${String(error)}): choose another one with ${option}.`,
    );
  }
  return {
    port: (server.address() as AddressInfo).port,
    answerWith: (listener) => (answer = listener),
    close: () => close(server),
  };
}

/** Lets requests under way finish, for three seconds at most. */
async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), 3000);
  await closed;
  clearTimeout(deadline);
}
