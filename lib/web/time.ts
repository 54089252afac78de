import type { Language } from "./language.ts";

export interface ShownTime {
  /** With the name of its zone. */
  readonly local: string;
  /** Empty where local time is UTC. */
  readonly utc: string;
}

/** An ISO time as people read it, and the same in UTC, which is what logs elsewhere say. */
export function shownTime(iso: string, language: Language, zone = localZone(language)): ShownTime {
  const local = format(iso, language, zone);
  return { local, utc: zone === "UTC" ? "" : format(iso, language, "UTC") };
}

export const timeInWords = (iso: string, language: Language): string => {
  const { local, utc } = shownTime(iso, language);
  return utc ? `${local} (${utc})` : local;
};

/** In hours where they are whole, else in minutes: `90 minutes`, `2 時間`. */
export function durationInWords(seconds: number, language: Language): string {
  const minutes = Math.round(seconds / 60);
  const [value, unit] = minutes % 60 === 0 ? [minutes / 60, "hour"] : [minutes, "minute"];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(value);
}

function format(iso: string, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(language === "ja" ? "ja-JP" : "en-GB", {
    timeZone,
    year: "numeric",
    month: language === "ja" ? "numeric" : "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  }).format(new Date(iso));
}

/** The zone of the process (Node's TZ); where that is UTC, the one that goes with the language. */
function localZone(language: Language): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const isUtc = ["UTC", "Etc/UTC", "GMT", "Etc/GMT"].includes(timeZone);
  return isUtc ? { ja: "Asia/Tokyo", en: "UTC" }[language] : timeZone;
}
