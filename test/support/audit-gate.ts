/** Stands between an app and its tables, so that a test has a say before an entry of an audit trail is written. */
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { z } from "zod";

const entry = z.object({ seq: z.number(), type: z.string(), key: z.string().nullable() });
const row = z.object({ record: z.string().transform((text) => entry.parse(JSON.parse(text))) });

export type GatedEntry = z.infer<typeof entry>;

export interface AuditGate {
  /** Connection string for the app: only the tables go through the gate. */
  readonly storage: string;
  readonly stop: () => Promise<void>;
}

/** Each request goes on as it came; one that writes an audit entry when `mayWrite` says so, else its connection breaks. */
export async function startAuditGate(
  storage: string,
  mayWrite: (entry: GatedEntry) => Promise<boolean>,
): Promise<AuditGate> {
  const tables = new URL(/TableEndpoint=([^;]+)/.exec(storage)?.[1] ?? "");
  const server = createServer((asked, answer) => void pass(asked, answer));

  async function pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method, url = "", headers } = asked;
    const body = await buffer(asked);
    const isEntry = method === "POST" && new URL(url, tables).pathname === `${tables.pathname}/audit`;
    if (isEntry && !(await mayWrite(row.parse(JSON.parse(body.toString())).record))) {
      answer.destroy();
      return;
    }
    request({ host: tables.hostname, port: tables.port, method, path: url, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    })
      .once("error", () => answer.destroy())
      .end(body);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the gate has no port");
  return {
    storage: storage.replace(
      `TableEndpoint=${tables.origin}`,
      `TableEndpoint=http://127.0.0.1:${address.port}`,
    ),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
