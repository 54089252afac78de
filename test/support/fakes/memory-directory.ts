import { RefusedError } from "../../../lib/domain/errors.ts";
import { userId, type UserId } from "../../../lib/domain/ids.ts";
import type { FactsWanted } from "../../../lib/domain/facts-wanted.ts";
import type { RegisteredDevice } from "../../../lib/domain/registered-device.ts";
import { methodKey, type AuthenticationMethod } from "../../../lib/domain/method.ts";
import { profilePart } from "../../../lib/domain/profile-change.ts";
import type { PersonRef, RemediationRequest } from "../../../lib/domain/remediation-request.ts";
import type { SubjectFacts } from "../../../lib/domain/subject-facts.ts";
import type { Directory, DirectoryAuditRow, MethodList } from "../../../lib/ports/directory.ts";
import type { HardwareToken } from "../../../lib/ports/hardware-tokens.ts";
import { Faults } from "./faults.ts";
import type { VirtualClock } from "./virtual-clock.ts";

export interface Account {
  readonly id: UserId;
  readonly upn: string;
  readonly name: string;
  accountEnabled: boolean;
  isExternal: boolean;
  isManagementRestricted: boolean;
  roles: SubjectFacts["roles"];
  roleAssignableGroups: readonly string[];
  groups: readonly string[];
  isSynced: boolean;
  mfaBy: SubjectFacts["mfaBy"];
  /** Null: the directory does not tell. */
  isAtHighRisk: boolean | null;
  /** Whoever stands above them, besides their manager. */
  reportsTo: readonly UserId[];
  /** Null: nobody. */
  manager: UserId | null;
  managerKind: "user" | "contact";
  methods: readonly AuthenticationMethod[];
  unknownMethodTypes: readonly string[];
  /** Method key → device name. */
  labels: Readonly<Record<string, string>>;
  sessionsValidFrom: string;
}

/** What was done to the directory. */
export interface DirectoryEffect {
  readonly what: "deleted" | "revoked";
  readonly subject: UserId;
  /** Method id; the stamp for sessions. */
  readonly id: string;
}

type Readable = Pick<Account, "methods" | "unknownMethodTypes" | "sessionsValidFrom">;

/** Whoever does things by hand in the admin centre. */
export const administrator = "ad010000-0000-4000-8000-00000000000f";

/** A directory of people in memory, with what can go wrong in a real one. Faults are named by the port's operations. */
export class MemoryDirectory implements Directory {
  readonly #clock: VirtualClock;
  readonly #people = new Map<UserId, Account>();
  /** What reads could see, by subject, oldest first. */
  readonly #past = new Map<UserId, { until: number; state: Readable }[]>();
  readonly #rows: (DirectoryAuditRow & { readonly subject: UserId })[] = [];
  #requests = 0;
  readonly faults = new Faults();
  /** Hardware tokens by their serial number. */
  readonly tokens = new Map<string, HardwareToken>();
  readonly effects: DirectoryEffect[] = [];
  /** Reads of methods and sessions show what held so long ago. */
  lagSeconds = 0;
  /** Else whoever the policy names beside the manager cannot be read. */
  areSecondsTold = true;
  /** Methods whose deletion is accepted and does nothing. */
  readonly undeletable = new Set<string>();
  /** Method id → seconds after which a deleted one is listed again. */
  readonly reappearing = new Map<string, number>();
  readonly #returning: { at: number; subject: UserId; method: AuthenticationMethod }[] = [];

  constructor(clock: VirtualClock, people: readonly Account[]) {
    this.#clock = clock;
    for (const person of people) this.#people.set(person.id, person);
  }

  /** Somebody without methods. */
  add(id: UserId, name: string): void {
    const [anyone] = this.#people.values();
    if (!anyone) throw new Error("an empty directory has nobody to be like");
    const upn = `${id}@example.com`;
    this.#people.set(id, { ...anyone, id, upn, name, manager: null, methods: [], labels: {} });
  }

  /** Changes somebody behind the program's back. */
  change(id: UserId, change: Partial<Account>): void {
    const person = this.#person(id);
    const { methods, unknownMethodTypes, sessionsValidFrom } = person;
    const past = this.#past.get(id) ?? [];
    past.push({ until: this.#clock.ms, state: { methods, unknownMethodTypes, sessionsValidFrom } });
    this.#past.set(id, past);
    this.#people.set(id, { ...person, ...change });
  }

  register(subject: UserId, method: AuthenticationMethod): void {
    this.change(subject, { methods: [...this.#person(subject).methods, method] });
  }

  unregister(subject: UserId, id: string): void {
    this.change(subject, { methods: this.#person(subject).methods.filter((one) => one.id !== id) });
  }

  /** By an administrator, unless said; null: the log names nobody. */
  addAuditRow(subject: UserId, activity: string, by: string | null = administrator): void {
    const at = this.#clock.now().toISOString();
    const changed = profilePart.options.filter((part) => activity === `Set user ${part}`);
    this.#rows.push({ id: `audit-row-${this.#rows.length + 1}`, activity, at, subject, by, changed });
  }

  idsOf(subject: UserId): string[] {
    return this.#person(subject).methods.map(({ id }) => id);
  }

  resolve(person: PersonRef): Promise<UserId | undefined> {
    return this.faults.around("resolve", () => this.#named(person)?.id);
  }

  /** Registered by anybody, for who asks about them. */
  readonly registered: (RegisteredDevice & { readonly name: string })[] = [];

  facts(
    subject: UserId,
    request: Pick<RemediationRequest, "requester" | "phone" | "token">,
    { secondApprovers, devices, risk }: FactsWanted = { secondApprovers: [], devices: false, risk: false },
  ) {
    return this.faults.around("facts", () => {
      const requester = this.#named(request.requester)?.id ?? null;
      const person = this.#person(subject);
      const manager = person.manager === null ? undefined : this.#person(person.manager);
      const { methods, unknownMethodTypes } = this.#seen(subject);
      const { accountEnabled, isExternal, isManagementRestricted, roles, roleAssignableGroups } = person;
      const { groups, isSynced, mfaBy } = person;
      const facts: SubjectFacts = {
        ...{ subject, requester, accountEnabled, isExternal, isManagementRestricted, roles },
        roleAssignableGroups: [...roleAssignableGroups],
        ...{ groups: [...groups], isSynced, mfaBy },
        manager: manager
          ? {
              id: manager.id,
              kind: person.managerKind,
              accountEnabled: manager.accountEnabled,
              isExternal: manager.isExternal,
              reportsToSubject: [manager.manager, ...manager.reportsTo].includes(subject),
            }
          : null,
        methods: methods.map((method) => named(method, person.labels, request.phone?.name)).sort(byId),
        unknownMethodTypes: [...unknownMethodTypes],
        ...(risk && { isAtHighRisk: person.isAtHighRisk }),
        ...(secondApprovers.length > 0 && {
          secondApprovers: this.areSecondsTold
            ? secondApprovers.map((id) => {
                const { accountEnabled, isExternal, manager: next, reportsTo } = this.#person(id);
                const above = [next, ...reportsTo];
                return {
                  ...{ id, accountEnabled, isExternal, reportsToSubject: above.includes(subject) },
                  reportsToManager: above.includes(person.manager),
                };
              })
            : null,
        }),
        ...(devices && {
          devices: this.registered.map(({ name, ...device }) => ({
            ...device,
            ...(request.phone && { isNamedPhone: name === request.phone.name }),
          })),
        }),
        ...this.#token(subject, request.token),
      };
      const requesterName = requester === null ? "nobody" : this.#person(requester).name;
      const names = { subject: person.name, requester: requesterName, manager: manager?.name ?? null };
      const labels = this.registered.map(({ id, name }) => [`device.${id}`, name]);
      const seconds = secondApprovers.map((id) => [id, this.#person(id).name]);
      return {
        facts,
        names: {
          ...names,
          secondApprovers: Object.fromEntries(seconds) as Record<string, string>,
          labels: {
            ...person.labels,
            ...(devices && (Object.fromEntries(labels) as Record<string, string>)),
          },
        },
      };
    });
  }

  methods(subject: UserId): Promise<MethodList> {
    return this.faults.around("methods", () => {
      const { methods, unknownMethodTypes } = this.#seen(subject);
      return { methods: [...methods], unknownMethodTypes, requestIds: [this.#requestId()] };
    });
  }

  deleteMethod(subject: UserId, method: AuthenticationMethod) {
    return this.faults.around(
      "deleteMethod",
      () => {
        const { methods } = this.#person(subject);
        const there = methods.find(({ id }) => id === method.id);
        if (!there) return { requestId: this.#requestId(), wasGone: true };
        const others = methods.filter(({ id, type }) => id !== there.id && secondFactors.has(type));
        if (there.isDefault && others.length > 0)
          throw new RefusedError(
            "default-method",
            "the default method cannot be deleted while others remain",
          );
        this.effects.push({ what: "deleted", subject, id: there.id });
        if (!this.undeletable.has(there.id))
          this.change(subject, { methods: methods.filter(({ id }) => id !== there.id) });
        const back = this.reappearing.get(there.id);
        if (back !== undefined)
          this.#returning.push({ at: this.#clock.ms + back * 1000, subject, method: there });
        return { requestId: this.#requestId(), wasGone: false };
      },
      method.id,
    );
  }

  revokeSessions(subject: UserId): Promise<{ requestId: string }> {
    return this.faults.around("revokeSessions", () => {
      const sessionsValidFrom = this.#clock.now().toISOString();
      this.effects.push({ what: "revoked", subject, id: sessionsValidFrom });
      this.change(subject, { sessionsValidFrom });
      return { requestId: this.#requestId() };
    });
  }

  sessionsValidFrom(subject: UserId): Promise<string> {
    return this.faults.around("sessionsValidFrom", () => this.#seen(subject).sessionsValidFrom);
  }

  profileChanges(subject: UserId, since: string): Promise<readonly DirectoryAuditRow[]> {
    return this.faults.around("profileChanges", () =>
      this.#rows.filter((row) => row.subject === subject && row.changed.length > 0 && row.at >= since),
    );
  }

  auditRows(subject: UserId, activity: string, since: string): Promise<readonly DirectoryAuditRow[]> {
    return this.faults.around("auditRows", () =>
      this.#rows
        .filter((row) => row.subject === subject && row.activity.toLowerCase() === activity.toLowerCase())
        .filter((row) => row.at >= since),
    );
  }

  #token(subject: UserId, named: RemediationRequest["token"]): Pick<SubjectFacts, "token"> {
    if (named === undefined) return {};
    const found = this.tokens.get(named.serial);
    if (!found) return { token: null };
    const { id, holder } = found;
    if (holder === null) return { token: { id, holder: "nobody" } };
    return { token: { id, holder: holder === subject ? "subject" : "somebody-else" } };
  }

  #named(person: PersonRef): Account | undefined {
    const isNamed = (one: Account) => one.id === person || one.upn.toLowerCase() === person.toLowerCase();
    return [...this.#people.values()].find(isNamed);
  }

  #person(id: UserId): Account {
    const person = this.#people.get(userId.parse(id));
    if (!person) throw new RefusedError("not-found", `the directory does not know ${id}`);
    return person;
  }

  #seen(subject: UserId): Readable {
    for (const back of this.#returning.filter((one) => one.subject === subject && one.at <= this.#clock.ms)) {
      this.#returning.splice(this.#returning.indexOf(back), 1);
      this.change(subject, { methods: [...this.#person(subject).methods, back.method] });
    }
    const at = this.#clock.ms - this.lagSeconds * 1000;
    return this.#past.get(subject)?.find(({ until }) => until > at)?.state ?? this.#person(subject);
  }

  #requestId = (): string => `request-${String(++this.#requests)}`;
}

/** The kinds among which the directory knows a default. */
const secondFactors = new Set<string>(["phone", "microsoftAuthenticator", "softwareOath", "hardwareOath"]);

function named(
  method: AuthenticationMethod,
  labels: Readonly<Record<string, string>>,
  phoneName: string | undefined,
): AuthenticationMethod {
  if (phoneName === undefined || !method.type.endsWith("icrosoftAuthenticator")) return method;
  return {
    ...method,
    isNamedPhone: labels[methodKey(method)]?.trim().toLowerCase() === phoneName.trim().toLowerCase(),
  };
}

const byId = (a: AuthenticationMethod, b: AuthenticationMethod): number => (a.id < b.id ? -1 : 1);
