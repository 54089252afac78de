import type { CaseNews } from "../../domain/case-news.ts";
import { caseStatus } from "../../domain/case-view.ts";
import { knownCode } from "../../domain/refusal-code.ts";
import { callsOf, situations } from "../../domain/situation.ts";
import { quarantineNow } from "../../domain/quarantine-now.ts";
import { dictionaries } from "../dictionaries.ts";
import { hintLines } from "../hint-lines.ts";
import type { Language } from "../language.ts";
import type { Dictionary } from "../locales/en.ts";
import { approverName, requesterName } from "../names.ts";
import { rememberedLines } from "../remembered-lines.ts";
import { timeInWords } from "../time.ts";
import { coolingOff, isStopped, objected, waiting } from "./objection-paragraphs.ts";
import { passParagraphs, plannedPass } from "./pass-paragraphs.ts";
import { taskParagraphs } from "./task-paragraphs.ts";

/** What has happened, what comes next and what it does not mean; and where the reader can say that it was not them. */
export function newsParagraphs(news: CaseNews, language: Language): string[] {
  const { objectThere } = dictionaries[language].news;
  return [...turnParagraphs(news, language), ...(news.isToSubject && !news.isObjected ? [objectThere] : [])];
}

function turnParagraphs(news: CaseNews, language: Language): string[] {
  const dictionary = dictionaries[language];
  if (isStopped(news)) return codeTexts(objected, dictionary);
  const { codes, news: text, honest, words } = dictionary;
  const { record, turn, expiresAt } = news;
  const calls = callsOf(record.request.situation);
  const manager = approverName(record, news.stage, dictionary);
  const isLift = news.stage === "lift";
  switch (turn) {
    case "opened":
      return [
        text.opened(requesterName(record), words.situations[record.request.situation]),
        ...(calls.contain ? [text.containsAtOnce] : []),
      ];
    case "contained":
      return [
        ...containment(news, dictionary),
        ...(news.code
          ? [text.goesNoFurther, ...codeTexts(news.code, dictionary)]
          : calls.remove
            ? [text.managerNext(manager)]
            : []),
        honest.selfHelp,
      ];
    case "approval-wanted":
      return [
        ...whatIsAsked(news, dictionary),
        ...(news.code ? [codes[knownCode(news.code)].says, text.notMailed(manager)] : []),
        expiresAt ? text.until(timeInWords(expiresAt, language)) : text.silence,
        honest.notAProof,
        text.decideThere,
      ];
    case "approved":
      return [approved(news, dictionary), ...coolingOff(news, language)];
    case "denied":
      return codeTexts(isLift && news.code !== "attack" ? "not-lifted" : (news.code ?? "denied"), dictionary);
    case "cooling-off":
      return waiting(news, language);
    case "objected":
      return codeTexts(news.code, dictionary);
    case "app-passwords-wanted":
      return calls.recreate ? renewal(news, dictionary) : deletion(news, dictionary);
    case "default-wanted":
    case "new-phone-wanted":
    case "activation-wanted":
    case "number-wanted":
      return taskParagraphs(turn, news, dictionary);
    case "pass-ready":
    case "pass-handed-over":
    case "pass-unused":
      return passParagraphs(turn, news, dictionary);
    case "attack-suspected":
      return [text.suspected, ...codeTexts(news.code, dictionary)];
    case "closed":
      return closing(news, dictionary);
  }
}

/** What follows on the approval: the second of two people is asked before anything is done. */
function approved({ record, stage }: CaseNews, dictionary: Dictionary): string {
  const { news: text } = dictionary;
  const { assignsToken, changesNumber, twoApprovers } = callsOf(record.request.situation);
  const approver = approverName(record, stage, dictionary);
  if (stage === "lift") return text.lift.approved(approver);
  if (assignsToken) return text.tokenApproved(approver);
  if (changesNumber) return text.numberApproved(approver);
  const isFirst = twoApprovers && stage === "manager";
  return isFirst
    ? text.approvedFirst(approver, approverName(record, "second", dictionary))
    : text.approved(approver);
}

/** Of whoever is to decide. */
function whatIsAsked(news: CaseNews, dictionary: Dictionary): string[] {
  const { news: text, words } = dictionary;
  const { request } = news.record;
  const manager = approverName(news.record, news.stage, dictionary);
  if (news.stage === "lift") return [text.lift.wanted(manager), ...quarantine(news, dictionary)];
  if (callsOf(request.situation).assignsToken)
    return [text.tokenWanted(manager, request.token?.serial ?? words.unknown)];
  if (callsOf(request.situation).changesNumber) return [text.numberApprovalWanted(manager)];
  return [text.wanted(manager), ...plannedPass(news, dictionary)];
}

/** That somebody is in the quarantine group, or why not, or that nobody knows; nothing where nobody wanted that. */
function quarantine({ steps, isObjected }: CaseNews, dictionary: Dictionary): string[] {
  const { codes, honest } = dictionary;
  const put = steps.find(({ name }) => name === "quarantine");
  const now = quarantineNow(steps.find(({ name }) => name === "lift-quarantine"));
  if (!put || now === "over") return [];
  if (put.status === "verified")
    return now === "stands"
      ? [honest.quarantineStays, ...(isObjected ? [] : [honest.quarantineByHand])]
      : codeTexts("quarantine-end-not-proven", dictionary);
  return put.because === null ? [] : [codes[knownCode(put.because)].says];
}

function containment(news: CaseNews, dictionary: Dictionary): string[] {
  const { codes, news: text, honest } = dictionary;
  const { record, steps } = news;
  const isFollowed = situations[record.request.situation].appPasswords;
  const passwords = [...quarantine(news, dictionary), ...(isFollowed ? [honest.appPasswords] : [])];
  const revoked = steps.find((step) => step.name === "revoke-sessions" && step.beforeApproval);
  if (revoked?.status === "verified") return [text.containedVerified, honest.sessions, ...passwords];
  if (revoked?.because === "contained-recently") return [codes["contained-recently"].says, ...passwords];
  return [text.containedOpen, ...passwords];
}

const deletion = ({ hints }: CaseNews, dictionary: Dictionary): string[] => {
  const { honest, news: text } = dictionary;
  const who = [honest.appPasswords, honest.appPasswordsWho, honest.appPasswordsWhere];
  return [text.appPasswords, ...who, ...hintLines(hints, dictionary), honest.appPasswordsThen];
};

/** What helps somebody whose app passwords do not work. */
const renewal = ({ hints }: CaseNews, dictionary: Dictionary): string[] => {
  const { honest } = dictionary;
  const where = [honest.appPasswordsWho, honest.appPasswordsWhere];
  return [honest.renew, honest.renewHow, ...where, ...hintLines(hints, dictionary)];
};

function closing(news: CaseNews, dictionary: Dictionary): string[] {
  const { news: text, honest } = dictionary;
  const given = news.code ?? news.record.ending?.code ?? null;
  const code = news.isObjected ? objected : given;
  const { steps } = news;
  const calls = callsOf(news.record.request.situation);
  if (steps.length === 0) return [text.closedNoPlan, ...codeTexts(code, dictionary)];
  const isSeen = steps.some(
    ({ name, status }) =>
      name === "check-app-passwords" && (status === "seen-in-audit" || status === "attested"),
  );
  return [
    given ? text.closedEarly : proof(news, text),
    ...codeTexts(code, dictionary),
    ...(calls.contain ? [honest.sessions] : []),
    ...(calls.contain ? rememberedLines(news.hints, dictionary) : []),
    ...(news.record.triage?.plan?.notes ?? []).map((note) => dictionary.words.notes[note]),
    ...quarantine(news, dictionary),
    ...(isSeen || !calls.appPasswords || news.isObjected
      ? []
      : [honest.appPasswords, honest.appPasswordsWho, honest.appPasswordsWhere]),
  ];
}

function proof({ record, steps }: CaseNews, text: Dictionary["news"]): string {
  const open = steps.filter(({ status }) => status === "open").length;
  if (open > 0) return text.closedOpen(open, steps.length);
  const isElsewhere = steps.some(({ because }) => because === "contained-recently");
  const isProven = ["verified", "seen-in-audit", "not-applicable"].includes(caseStatus(record, steps));
  return isProven && !isElsewhere ? text.closedProven : text.closedContained;
}

function codeTexts(code: string | null, { codes }: Dictionary): string[] {
  if (code === null) return [];
  const { says, route } = codes[knownCode(code)];
  return route === null ? [says] : [says, route];
}
