/** Stands between the app and the simulated tenant, so that a test can see what the tenant answers and cut it off. */
import { createServer, type IncomingMessage } from "node:http";
import { z } from "zod";

export interface GraphProxy {
  readonly url: string;
  stop(): void;
}

/** `onAnswer` sees each answer before the app does; `false` cuts it off. */
export async function startGraphProxy(
  target: () => string,
  onAnswer: (asked: { method: string; path: string }, body: string) => Promise<boolean>,
): Promise<GraphProxy> {
  const server = createServer((request, response) => {
    void (async () => {
      const { method = "GET", url = "/" } = request;
      const body = await bodyOf(request);
      const answer = await fetch(`${target()}${url}`, {
        method,
        headers: passedOn(request),
        ...(body.length > 0 && { body: new Uint8Array(body) }),
      });
      const text = await answer.text();
      if (!(await onAnswer({ method, path: url }, text))) return response.destroy();
      const headers = [...answer.headers].filter(([name]) => !hopByHop.includes(name));
      return response.writeHead(answer.status, Object.fromEntries(headers)).end(text);
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

const hopByHop = ["connection", "content-length", "host", "keep-alive", "transfer-encoding"];

const passedOn = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === "string" && !hopByHop.includes(name) ? [[name, value]] : [],
    ),
  );

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
