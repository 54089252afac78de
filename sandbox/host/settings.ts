import { TableServiceClient } from "@azure/data-tables";
import { QueueServiceClient } from "@azure/storage-queue";
import { StartRefused } from "./start-refused.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** App settings as the host reads them, from the environment as in Azure. */
export interface Settings {
  /** A connection string by the name of its setting; throws StartRefused unless it leads to this machine only. */
  connection(name: string): string;
  /** Puts settings in for `%NAME%`. */
  resolve(text: string): string;
}

const isLoopback = (url: string): boolean =>
  /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/i.test(`${url}/`);

/** Settings that would change the host's own behaviour in Azure and would have no effect here. */
const unmodelled = /^(AzureFunctionsJobHost__.+|AzureWebJobs[._].+[._]Disabled|WEBSITE_TIME_ZONE)$/i;

/** Throws StartRefused when the app could reach something real: a token endpoint outside this machine, or none set. */
export function readSettings(environment: Environment): Settings {
  const identity = environment["IDENTITY_ENDPOINT"];
  if (!identity || !isLoopback(identity))
    throw new StartRefused(
      "IDENTITY_ENDPOINT must be set and lead to 127.0.0.1: without it the app would ask for tokens of a real directory.",
    );
  const refused = Object.keys(environment).find((name) => unmodelled.test(name));
  if (refused) throw new StartRefused(`The setting ${refused} has no effect on this host: leave it out.`);
  return {
    connection(name) {
      const value = environment[name];
      if (!value)
        throw new StartRefused(`The setting ${name} is missing; it must hold the storage connection string.`);
      if (value !== "UseDevelopmentStorage=true" && !endpoints(name, value).every(isLoopback))
        throw new StartRefused(
          `The setting ${name} must lead to 127.0.0.1; this host never works on real storage.`,
        );
      return value;
    },
    resolve: (text) =>
      text.replace(/%([^%]+)%/g, (_, name: string) => {
        const value = environment[name];
        if (value === undefined)
          throw new StartRefused(`The setting ${name}, named as %${name}%, is missing.`);
        return value;
      }),
  };
}

/** Where the clients would go, and every endpoint that the string names. */
function endpoints(name: string, connectionString: string): string[] {
  const named = [...connectionString.matchAll(/\w+Endpoint=([^;]+)/gi)].map(([, url]) => url ?? "");
  try {
    return [
      QueueServiceClient.fromConnectionString(connectionString).url,
      TableServiceClient.fromConnectionString(connectionString).url,
      ...named,
    ];
  } catch (error) {
    throw new StartRefused(`The setting ${name} is no storage connection string: ${String(error)}`);
  }
}
