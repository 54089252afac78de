import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tablesCaseStore } from "../../../../lib/adapters/tables/case-store.ts";
import { connectTables, tableNames } from "../../../../lib/adapters/tables/connect.ts";
import { createTables } from "../../../../lib/adapters/tables/create-tables.ts";
import { TransientError } from "../../../../lib/domain/errors.ts";
import { startAzurite } from "../../../support/azurite.ts";
import { aCaseId } from "../../../support/records.ts";

const connect = (text: string) => connectTables({ connectionString: { reveal: () => text } });
const at = (endpoint: string) =>
  `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;TableEndpoint=${endpoint}`;

test.each([
  "DefaultEndpointsProtocol=https;AccountName=prod;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net",
  at("https://prod.table.core.windows.net"),
  at("http://127.0.0.1.example.com/a"),
  at("nonsense"),
  "",
])("the connection string %j is refused without being shown", (text) => {
  expect(() => connect(text)).toThrow(
    /AzureWebJobsStorage: a connection string may only name the storage emulator/,
  );
  expect(() => connect(text)).not.toThrow(/c2VjcmV0/);
});

test("in Azure the tables are reached by the app's identity", () => {
  const credential = { getToken: () => Promise.resolve(null) };
  const { audit } = connectTables({ tableServiceUrl: "https://acct.table.core.windows.net", credential });
  expect(audit.url).toBe("https://acct.table.core.windows.net");
});

test("the tables are created once; a second start finds them", async () => {
  const azurite = await startAzurite();
  try {
    const tables = connect(azurite.connectionString);
    await expect(tablesCaseStore(tables.cases).get(aCaseId())).rejects.toThrow(/TableNotFound/);
    await createTables(tables);
    await createTables(tables);
    for (const name of tableNames) expect((await tables[name].listEntities().next()).done).toBe(true);
  } finally {
    await azurite.stop();
  }
});

describe("a service in trouble is worth another try", () => {
  const answering = async (status: number | "hang up" | "silent", run: (url: string) => Promise<void>) => {
    const server = createServer((request, response) => {
      if (status === "hang up") request.socket.destroy();
      else if (status !== "silent") response.writeHead(status, { "retry-after": "7" }).end();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/a`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  };

  test.each([408, 429, 500, 502, 503, 504, "hang up", "silent"] as const)("%s", async (status) => {
    await answering(status, async (url) => {
      const { cases } = connect(at(url));
      const failure: unknown = await tablesCaseStore(cases)
        .get(aCaseId())
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(TransientError);
      if (typeof status === "number") expect(failure).toMatchObject({ retryAfterSeconds: 7 });
      const batch = cases.submitTransaction([["create", { partitionKey: "p", rowKey: "r" }]]);
      await expect(batch).rejects.toBeInstanceOf(TransientError);
    });
  });

  test.each([400, 403])("%i is not", async (status) => {
    await answering(status, async (url) => {
      const failure: unknown = await tablesCaseStore(connect(at(url)).cases)
        .get(aCaseId())
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Error);
      expect(failure).not.toBeInstanceOf(TransientError);
    });
  });
});
