/** A person at a browser without scripts: keeps cookies, follows redirects, finds forms and sends them. */

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly html: string;
}

export interface Browser {
  visit(url: string): Promise<Page>;
  /** Whether the page has a form that `submit` would find. */
  offers(page: Page, fields: Readonly<Record<string, string>>): boolean;
  /** Sends the page's form that holds a button or field matching `fields`; its hidden fields go along. */
  submit(page: Page, fields: Readonly<Record<string, string>>): Promise<Page>;
}

/** Half a second apart: longer than the app takes to start on a busy machine. */
const triesAtStart = 120;

export function browse(): Browser {
  const jars = new Map<string, Map<string, string>>();

  async function load(url: string, init: RequestInit = {}, hops = 0, tries = 1): Promise<Page> {
    if (hops > 20) throw new Error(`too many redirects at ${url}`);
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) },
    });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    if (response.status === 503 && tries < triesAtStart) {
      await new Promise((resolve) => setTimeout(resolve, 500)); // the app is just starting: try again
      return load(url, init, hops, tries + 1);
    }
    const location = response.headers.get("location");
    const html = await response.text();
    if (response.status < 300 || response.status >= 400 || !location)
      return { url, status: response.status, html };
    return load(new URL(location, url).href, {}, hops + 1);
  }

  return {
    visit: (url) => load(url),
    offers: ({ html }, fields) => formWith(html, Object.entries(fields)) !== undefined,
    submit(page, fields) {
      const form = formWith(page.html, Object.entries(fields));
      if (!form) throw new Error(`no form with ${Object.keys(fields).join(", ")} at ${page.url}`);
      const action = new URL(attribute(form.tag, "action") ?? page.url, page.url).href;
      const body = new URLSearchParams({ ...hiddenFields(form.inner), ...fields });
      const headers = {
        "content-type": "application/x-www-form-urlencoded",
        origin: new URL(page.url).origin,
      };
      return load(action, { method: "POST", body: body.toString(), headers });
    },
  };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split(";");
  const [name = "", ...value] = pair.trim().split("=");
  const isGone = attributes.some((attribute) => /^\s*max-age=(0|-\d+)\s*$/i.test(attribute));
  if (isGone) jar.delete(name);
  else jar.set(name, value.join("="));
}

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\s${name}="([^"]*)"`, "i").exec(tag)?.[1];
  return value?.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#39;", "'");
};

function formWith(html: string, fields: readonly (readonly [string, string])[]) {
  const forms = [...html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/gi)];
  return forms
    .map(([whole, inner = ""]) => ({ tag: whole.slice(0, whole.indexOf(">") + 1), inner }))
    .find(({ inner }) => fields.every(([name, value]) => has(inner, name, value)));
}

const controls = (html: string): string[] => html.match(/<(input|button|textarea|select)\b[^>]*>/gi) ?? [];

/** Buttons, radio buttons and hidden fields must offer the value; what is typed in only needs its field. */
const has = (inner: string, name: string, value: string): boolean =>
  controls(inner).some((tag) => {
    if (attribute(tag, "name") !== name) return false;
    const isChosen = /^<button/i.test(tag) || /type="(radio|hidden|submit)"/i.test(tag);
    return !isChosen || attribute(tag, "value") === value;
  });

function hiddenFields(inner: string): Record<string, string> {
  const hidden = controls(inner).filter((tag) => attribute(tag, "type") === "hidden");
  return Object.fromEntries(
    hidden.map((tag) => [attribute(tag, "name") ?? "", attribute(tag, "value") ?? ""]),
  );
}
