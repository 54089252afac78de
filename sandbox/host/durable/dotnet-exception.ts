/**
 * The serialised .NET exception that a real host keeps as the details of a failed activity; the orchestrator finds it
 * behind the reason in the message it catches. Not to be matched on.
 */
export function dotnetException(message: string, stack: string): string {
  const tail = { HelpURL: null, StackTraceString: null, RemoteStackTraceString: null, RemoteStackIndex: 0 };
  return JSON.stringify({
    $type: "System.Exception, System.Private.CoreLib",
    ClassName: "System.Exception",
    Message: ` ${message}`,
    Data: null,
    InnerException: {
      $type: "Microsoft.Azure.WebJobs.Script.Workers.Rpc.RpcException, Microsoft.Azure.WebJobs.Script",
      IsUserException: false,
      RemoteStackTrace: stack,
      RemoteMessage: message,
      RemoteTypeName: null,
      Message: `Result: Failure\nException: ${message}\nStack: ${stack}`,
      InnerException: null,
    },
    ...tail,
    ExceptionMethod: null,
    HResult: -2146233088,
    Source: null,
    WatsonBuckets: null,
  });
}
