/** What passes between people's browsers and the app in this process. */
export interface Heard {
  /** Each body of an answer, once. */
  readonly answers: ReadonlySet<string>;
  readonly cookies: ReadonlySet<string>;
  readonly formTokens: ReadonlySet<string>;
  /** One-time codes that bring a browser back from the sign-in. */
  readonly signInCodes: ReadonlySet<string>;
  stop(): void;
}

/** Listens until it is stopped; whoever asks gets the same answer as ever. */
export function hear(appUrl: () => string): Heard {
  const heard = {
    answers: new Set<string>(),
    cookies: new Set<string>(),
    formTokens: new Set<string>(),
    signInCodes: new Set<string>(),
  };
  const { fetch: real } = globalThis;
  const spy = jest.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const response = await real(input, init);
    const url = input instanceof Request ? input.url : String(input);
    const code = /[?&]code=([^&]+)/.exec(response.headers.get("location") ?? "")?.[1];
    if (code !== undefined) heard.signInCodes.add(code);
    if (!url.startsWith(appUrl())) return response;
    for (const line of response.headers.getSetCookie()) {
      const value = /^[^=]+=([^;]{20,})/.exec(line)?.[1];
      if (value !== undefined) heard.cookies.add(value);
    }
    const body = await response.clone().text();
    heard.answers.add(body);
    for (const [, token] of body.matchAll(/name="token" value="([^"]+)"/g)) heard.formTokens.add(token ?? "");
    return response;
  });
  return { ...heard, stop: () => spy.mockRestore() };
}
