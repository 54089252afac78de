import { createServer } from "node:net";

const parts = ["app", "durable", "tenant", "mailbox", "tickets", "blobs", "queues", "tables"] as const;
export type Ports = Readonly<Record<(typeof parts)[number], number>>;

/** Below the ports that systems hand out by themselves, so that none is given to somebody else between the look and its use. */
const blocks = { from: 11_000, count: 2_700 };
const mostTries = 50;

/** `first` and the seven ports after it, or eight free ones in a row for 0. Throws when one is taken, and says which. */
export async function choosePorts(first: number): Promise<Ports> {
  if (first !== 0) return portsFrom(first);
  for (let tries = 1; ; tries++) {
    const block = Math.floor(Math.random() * blocks.count);
    try {
      return await portsFrom(blocks.from + block * parts.length);
    } catch (error) {
      if (tries === mostTries) throw error;
    }
  }
}

async function portsFrom(first: number): Promise<Ports> {
  const open = await Promise.allSettled(parts.map((_, i) => reserve(first + i)));
  await Promise.all(
    open.map(async (port) => {
      if (port.status === "fulfilled") await port.value.release();
    }),
  );
  const chosen = open.map((port, i) => {
    if (port.status === "fulfilled") return port.value.port;
    const place = `Port ${first + i} (${parts[i] ?? ""})`;
    const remedy = `set SANDBOX_PORT to the first of ${parts.length} free ports`;
    throw new Error(
      isTaken(port.reason)
        ? `${place} is taken: end the program that uses it, or ${remedy}.`
        : `${place} cannot be used: ${remedy}.`,
      { cause: port.reason },
    );
  });
  return Object.fromEntries(parts.map((part, i) => [part, chosen[i]])) as Ports;
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "EADDRINUSE";

function reserve(port: number): Promise<{ port: number; release: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("not a TCP port"));
      else resolve({ port: address.port, release: () => new Promise((done) => server.close(() => done())) });
    });
  });
}
