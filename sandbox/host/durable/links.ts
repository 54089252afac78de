/** The addresses that the extension hands out: to the client in the app, and to callers of its webhooks. */
export interface LinkOrigin {
  /** …/runtime/webhooks/durabletask */
  readonly webhookUrl: string;
  readonly hubName: string;
  readonly systemKey: string;
}

const operations = {
  statusQueryGetUri: "",
  sendEventPostUri: "/raiseEvent/{eventName}",
  terminatePostUri: "/terminate?reason={text}",
  rewindPostUri: "/rewind?reason={text}",
  purgeHistoryDeleteUri: "",
  restartPostUri: "/restart",
  suspendPostUri: "/suspend?reason={text}",
  resumePostUri: "/resume?reason={text}",
};

export type ManagementLinks = Readonly<Record<keyof typeof operations, string>>;

export function managementLinks({ webhookUrl, hubName, systemKey }: LinkOrigin, id: string): ManagementLinks {
  const query = `taskHub=${hubName}&connection=Storage&code=${encodeURIComponent(systemKey)}`;
  const link = (operation: keyof typeof operations): string => {
    const path = `${webhookUrl}/instances/${id}${operations[operation]}`;
    return `${path}${path.includes("?") ? "&" : "?"}${query}`;
  };
  return {
    statusQueryGetUri: link("statusQueryGetUri"),
    sendEventPostUri: link("sendEventPostUri"),
    terminatePostUri: link("terminatePostUri"),
    rewindPostUri: link("rewindPostUri"),
    purgeHistoryDeleteUri: link("purgeHistoryDeleteUri"),
    restartPostUri: link("restartPostUri"),
    suspendPostUri: link("suspendPostUri"),
    resumePostUri: link("resumePostUri"),
  };
}

/** The value of a durableClient binding. With `rpcBaseUrl` the client uses the other addresses for links only. */
export function clientBinding(origin: LinkOrigin, rpcBaseUrl: string): string {
  const { webhookUrl, hubName, systemKey } = origin;
  const create = `${webhookUrl}/orchestrators/{functionName}[/{instanceId}]`;
  const code = `code=${encodeURIComponent(systemKey)}`;
  return JSON.stringify({
    taskHubName: hubName,
    connectionName: null,
    creationUrls: {
      createNewInstancePostUri: `${create}?${code}`,
      createAndWaitOnNewInstancePostUri: `${create}?timeout={timeoutInSeconds}&pollingInterval={intervalInSeconds}&${code}`,
    },
    managementUrls: { id: "INSTANCEID", ...managementLinks(origin, "INSTANCEID") },
    baseUrl: webhookUrl,
    requiredQueryStringParameters: code,
    rpcBaseUrl,
    httpBaseUrl: null,
    maxGrpcMessageSizeInBytes: null,
    grpcHttpClientTimeout: null,
  });
}
