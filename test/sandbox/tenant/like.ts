/** Jest's asymmetric matchers, typed as what they are in an expected value: anything. */
export const anyString: unknown = expect.any(String);
export const anyNumber: unknown = expect.any(Number);
export const someId: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/);

export function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

export function containing(text: string): unknown {
  return expect.stringContaining(text);
}

export function including(properties: Record<string, unknown>): unknown {
  return expect.objectContaining(properties);
}

export function listIncluding(...members: unknown[]): unknown {
  return expect.arrayContaining(members);
}
