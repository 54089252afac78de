/** Somebody who watches a case through the app's JSON, with the function key. */
import { z } from "zod";

const step = z.object({
  name: z.string(),
  discriminator: z.string().optional(),
  method: z.object({ id: z.string(), type: z.string(), phoneType: z.string().optional() }).optional(),
  status: z.string(),
  because: z.string().nullable(),
});

const record = z.object({
  seq: z.number(),
  id: z.string(),
  at: z.string(),
  type: z.enum(["begin", "end", "event"]),
  step: z.string(),
  key: z.string().nullable(),
  attempt: z.number(),
  actor: z.object({ kind: z.string(), id: z.string() }),
  outcome: z
    .object({ result: z.string(), status: z.string().optional(), code: z.string().optional() })
    .nullable(),
});

const shownCase = z.object({
  status: z.string(),
  record: z.object({
    caseId: z.string(),
    request: z.object({ situation: z.string() }),
    triage: z.object({ labels: z.record(z.string(), z.string()) }).nullable(),
    ending: z.object({ kind: z.string(), code: z.string().nullable() }).nullable(),
  }),
  steps: z.array(step),
  timeline: z.array(z.object({ record })),
});

export type ShownCase = z.infer<typeof shownCase>;
export type TimelineRecord = z.infer<typeof record>;

interface Source {
  readonly appUrl: string;
  readonly functionKey: () => string;
}

/** A status: not yet. The app is just starting or too busy to answer, or has stored the case and not opened it. */
async function readCase({ appUrl, functionKey }: Source, caseId: string): Promise<ShownCase | number> {
  const url = `${appUrl}/api/cases/${encodeURIComponent(caseId)}`;
  const response = await fetch(url, { headers: { "x-functions-key": functionKey() } });
  if (response.status === 404 || response.status >= 500) return response.status;
  if (!response.ok) throw new Error(`${caseId} answered ${response.status}`);
  return shownCase.parse(await response.json());
}

/** Looks until `isEnough`; hands each new record of the timeline to `onRecord` once. Throws when the time is up. */
export async function watchCase(
  source: Source,
  caseId: string,
  isEnough: (shown: ShownCase) => boolean | Promise<boolean>,
  {
    seconds = 180,
    onRecord = () => undefined,
  }: { seconds?: number; onRecord?: (record: TimelineRecord, shown: ShownCase) => void } = {},
): Promise<ShownCase> {
  let seen = -1;
  let last = "no answer";
  for (const until = Date.now() + seconds * 1000; Date.now() < until;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const shown = await readCase(source, caseId).catch(unlessUnreachable);
    if (shown === undefined) continue;
    last = `last answer ${typeof shown === "number" ? shown : 200}`;
    if (typeof shown === "number") continue;
    for (const { record: entry } of shown.timeline) if (entry.seq > seen) onRecord(entry, shown);
    seen = Math.max(seen, ...shown.timeline.map(({ record: entry }) => entry.seq));
    if (await isEnough(shown)) return shown;
  }
  throw new Error(`${caseId} did not get that far within ${seconds} seconds: ${last}`);
}

/** The app may be down for a moment. */
function unlessUnreachable(error: unknown): undefined {
  if (!isUnreachable(error)) throw error;
}

/** fetch says so with a TypeError, which may be of another realm: its name tells. */
export const isUnreachable = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "name" in error && error.name === "TypeError";

/** The last thing a case does is to tell its ticket. */
export const isLast = ({ type, key }: { readonly type: string; readonly key: string | null }): boolean =>
  type === "end" && key?.endsWith(":tell-ticket:-:closed") === true;

export const isOver = ({ timeline }: ShownCase): boolean => timeline.some(({ record }) => isLast(record));
