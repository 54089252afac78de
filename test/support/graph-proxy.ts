/** Stands between the app and the simulated tenant, so that a test can see what passes, and put something else in its place. */
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `pass` asks the tenant. Undefined: the connection breaks in place of an answer. */
export type Through = (asked: Asked, pass: () => Promise<Answered>) => Promise<Answered | undefined>;

export interface GraphProxy {
  readonly url: string;
  stop(): void;
}

export async function startGraphProxy(target: () => string, through: Through): Promise<GraphProxy> {
  const server = createServer((request, response) => {
    void (async () => {
      const asked = await askedIn(request);
      const answered = await through(asked, () => pass(target(), asked));
      if (!answered) return response.destroy();
      return response.writeHead(answered.status, answered.headers).end(answered.body);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function pass(target: string, { method, path, headers, body }: Asked): Promise<Answered> {
  const answer = await fetch(`${target}${path}`, { method, headers, ...(body !== "" && { body }) });
  const kept = [...answer.headers].filter(([name]) => !hopByHop.includes(name));
  return { status: answer.status, headers: Object.fromEntries(kept), body: await answer.text() };
}

const hopByHop = ["connection", "content-length", "host", "keep-alive", "transfer-encoding"];

async function askedIn(request: IncomingMessage): Promise<Asked> {
  const { method = "GET", url: path = "/" } = request;
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === "string" && !hopByHop.includes(name) ? [[name, value] as const] : [],
  );
  return { method, path, headers: Object.fromEntries(headers), body: await text(request) };
}
