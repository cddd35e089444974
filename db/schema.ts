import type { ColumnType, Generated, GeneratedAlways } from "kysely";

/** The tables as Kysely sees them (camel-cased by the plugin); held against the migrated database by a test. */
export interface DB {
  person: PersonTable;
  team: TeamTable;
  teamMember: TeamMemberTable;
  leave: LeaveTable;
  session: SessionTable;
  signInAttempt: SignInAttemptTable;
  invite: InviteTable;
  setupLink: SetupLinkTable;
  apiKey: ApiKeyTable;
  campaign: CampaignTable;
  campaignTeam: CampaignTeamTable;
  proposal: ProposalTable;
  signature: SignatureTable;
  draft: DraftTable;
  draftEdit: DraftEditTable;
  draftComment: DraftCommentTable;
  playbook: PlaybookTable;
  playbookCriterion: PlaybookCriterionTable;
  playbookChange: PlaybookChangeTable;
  scheduledPublication: ScheduledPublicationTable;
  graceEnd: GraceEndTable;
  rescoreRun: RescoreRunTable;
  practiceSession: PracticeSessionTable;
  presentation: PresentationTable;
  answer: AnswerTable;
  memory: MemoryTable;
  memoryModel: MemoryModelTable;
  memoryModelChoice: MemoryModelChoiceTable;
  calibration: CalibrationTable;
  eligibility: EligibilityTable;
  questionFlag: QuestionFlagTable;
  questionFlagReply: QuestionFlagReplyTable;
  waiver: WaiverTable;
  suspension: SuspensionTable;
  lead: LeadTable;
  leadEvent: LeadEventTable;
  leadMove: LeadMoveTable;
  decision: DecisionTable;
  assignment: AssignmentTable;
  hold: HoldTable;
  poolLedger: PoolLedgerTable;
  poolClock: PoolClockTable;
  slaClock: SlaClockTable;
  touch: TouchTable;
  disposition: DispositionTable;
  leadImport: LeadImportTable;
  leadImportRow: LeadImportRowTable;
  leadImportResult: LeadImportResultTable;
  idempotencyKey: IdempotencyKeyTable;
  outbox: OutboxTable;
  auditRecord: AuditRecordTable;
  notice: NoticeTable;
  workerHeartbeat: WorkerHeartbeatTable;
  rhythm: RhythmTable;
  reminder: ReminderTable;
  nudge: NudgeTable;
  coachingNote: CoachingNoteTable;
}

/** jsonb: parsed on the way out (unknown until a schema has looked at it), a JSON text on the way in. */
type Json = ColumnType<unknown, string, string>;
type JsonWithDefault = ColumnType<unknown, string | undefined, string>;

export type Role = "rep" | "manager" | "marketer" | "admin";

interface PersonTable {
  id: Generated<string>;
  email: string;
  name: string;
  role: Role;
  status: Generated<"active" | "deactivated">;
  timeZone: Generated<string>;
  passwordHash: string | null;
  maxOpenLeads: number | null;
  maxLeadsPerDay: number | null;
  routingWeight: Generated<number>;
  demo: Generated<boolean>;
  createdAt: Date;
  deactivatedAt: Date | null;
}
interface TeamTable {
  id: Generated<string>;
  key: string;
  name: string;
  demo: Generated<boolean>;
  createdAt: Date;
  practiceDays: string[] | null;
}
interface TeamMemberTable {
  teamId: string;
  personId: string;
  capacity: Generated<"member" | "manager">;
}
interface LeaveTable {
  id: Generated<string>;
  personId: string;
  startsAt: Date;
  endsAt: Date;
  note: string | null;
}
interface SessionTable {
  id: string;
  personId: string;
  expiresAt: Date;
  createdAt: Date;
  userAgent: string | null;
}
interface SignInAttemptTable {
  id: GeneratedAlways<number>;
  email: string;
  address: string;
  succeeded: boolean;
  at: Date;
}
interface InviteTable {
  tokenHash: string;
  email: string;
  name: string;
  role: Role;
  teamIds: Generated<string[]>;
  invitedBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
}
interface SetupLinkTable {
  tokenHash: string;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
}
interface ApiKeyTable {
  id: Generated<string>;
  kind: "service" | "personal";
  name: string;
  prefix: string;
  keyHash: string;
  scopes: Generated<string[]>;
  personId: string | null;
  createdBy: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}
interface CampaignTable {
  id: GeneratedAlways<number>;
  key: string;
  name: string;
  channel: string;
  launchOn: string | null;
  marketingOwnerId: string;
  salesOwnerId: string;
  playbookId: number | null;
  nextPlaybookId: number | null;
  nextFrom: Date | null;
  demo: Generated<boolean>;
  createdAt: Date;
}
interface CampaignTeamTable {
  campaignId: number;
  teamId: string;
}
interface ProposalTable {
  id: Generated<string>;
  campaignId: number;
  baseVersion: number;
  content: Json;
  contentHash: string;
  note: string | null;
  proposedBy: string | null;
  proposedAt: Date;
  closedAt: Date | null;
  publishedVersion: number | null;
}
interface SignatureTable {
  id: Generated<string>;
  proposalId: string;
  capacity: "marketing" | "sales";
  personId: string;
  contentHash: string;
  signedAt: Date;
}
interface DraftTable {
  id: Generated<string>;
  campaignId: number;
  baseVersion: number;
  content: Json;
  revision: Generated<number>;
  offeredProposalId: string | null;
  startedBy: string | null;
  startedAt: Date;
  editedBy: string | null;
  editedAt: Date;
  closedAt: Date | null;
  closedBecause: "published" | "discarded" | null;
}
interface DraftEditTable {
  id: GeneratedAlways<number>;
  draftId: string;
  revision: number;
  part: string;
  before: ColumnType<unknown, string | null, string | null>;
  after: ColumnType<unknown, string | null, string | null>;
  editedBy: string | null;
  editedAt: Date;
}
interface DraftCommentTable {
  id: Generated<string>;
  draftId: string;
  part: string | null;
  body: string;
  writtenBy: string | null;
  writtenAt: Date;
  resolvedBy: string | null;
  resolvedAt: Date | null;
}
interface PlaybookTable {
  id: GeneratedAlways<number>;
  campaignId: number;
  version: number;
  content: Json;
  contentHash: string;
  proposalId: string;
  publishedBy: string | null;
  publishedAt: Date;
  enforceFrom: Date;
  note: string | null;
}
interface PlaybookCriterionTable {
  playbookId: number;
  key: string;
  position: number;
  revision: number;
  importance: "critical" | "standard";
}
interface PlaybookChangeTable {
  playbookId: number;
  criterionKey: string;
  kind: "editorial" | "clarifying" | "material" | "new" | "retired";
  parts: string[];
}
interface ScheduledPublicationTable {
  id: Generated<string>;
  campaignId: number;
  proposalId: string;
  publishAt: Date;
  enforceAfterMs: number;
  note: string | null;
  scheduledBy: string | null;
  scheduledAt: Date;
  endedAt: Date | null;
  endKind: "published" | "cancelled" | "edited" | "replaced" | "refused" | null;
  endedBy: string | null;
  endReason: string | null;
}
interface GraceEndTable {
  playbookId: number;
  kind: "cancelled" | "enforced" | "replaced";
  endedBy: string | null;
  endedAt: Date;
  reason: string | null;
}
interface RescoreRunTable {
  playbookId: number;
  campaignId: number;
  dueAt: Date;
  total: number | null;
  scored: Generated<number>;
  moved: Generated<number>;
  lastReceivedAt: Date | null;
  lastLeadId: string | null;
  finishedAt: Date | null;
  endKind: "done" | "overtaken" | null;
}
interface PracticeSessionTable {
  id: Generated<string>;
  repId: string;
  campaignId: number | null;
  questionCap: number;
  planned: number;
  startedAt: Date;
  endedAt: Date | null;
}
interface PresentationTable {
  id: Generated<string>;
  sessionId: string;
  repId: string;
  campaignId: number;
  playbookId: number;
  criterionKey: string;
  criterionRevision: number;
  variant: string;
  content: Json;
  why: string;
  presentedAt: Date;
  ahead: Generated<boolean>;
}
interface AnswerTable {
  id: GeneratedAlways<number>;
  kind: Generated<"answer" | "void">;
  voidsId: number | null;
  presentationId: string;
  sessionId: string;
  repId: string;
  campaignId: number;
  criterionKey: string;
  criterionRevision: number;
  variant: string;
  response: ColumnType<unknown, string | null, never>;
  correct: boolean;
  answeredAt: Date;
  day: string;
}
interface MemoryTable {
  repId: string;
  campaignId: number;
  criterionKey: string;
  criterionRevision: number;
  stability: number;
  difficulty: number;
  lastAt: Date;
  lastDay: string;
  evidence: Json;
  model: string;
  lastAnswerId: number;
  decay: Generated<number>;
  guess: Generated<number>;
  foretoldCount: Generated<number>;
  foretoldRight: Generated<number>;
  foretoldKnown: Generated<number>;
}
interface MemoryModelTable {
  hash: string;
  id: string;
  weights: ColumnType<unknown, string, never>;
  guess: number;
  fittedAt: Date;
  answers: number;
  evaluation: ColumnType<unknown, string, never>;
}
interface MemoryModelChoiceTable {
  id: GeneratedAlways<number>;
  hash: string | null;
  chosenAt: Date;
  reason: string;
  chosenBy: string | null;
}
interface CalibrationTable {
  model: string;
  madeAt: Date;
  report: Json;
}
interface EligibilityTable {
  campaignId: number;
  repId: string;
  playbookId: number | null;
  nextPlaybookId: number | null;
  eligible: boolean;
  level: "ready" | "provisional" | "not_ready";
  via: "gate" | "waiver" | null;
  until: Date | null;
  reasons: Json;
  decidedAt: Date;
  revision: Generated<number>;
  since: Date;
}
interface QuestionFlagTable {
  id: Generated<string>;
  presentationId: string;
  campaignId: number;
  questionKey: string;
  questionText: string;
  reason: "wrong" | "ambiguous";
  words: string;
  flaggedBy: string;
  flaggedAt: Date;
}
interface QuestionFlagReplyTable {
  flagId: string;
  outcome: "corrected" | "explained";
  words: string;
  answeredBy: string | null;
  answeredAt: Date;
}
interface WaiverTable {
  id: Generated<string>;
  campaignId: number;
  repId: string;
  reason: string;
  until: Date;
  grantedBy: string | null;
  grantedAt: Date;
  revokedAt: Date | null;
  revokedBy: string | null;
}
interface SuspensionTable {
  id: Generated<string>;
  repId: string;
  campaignId: number | null;
  reason: string;
  until: Date | null;
  suspendedBy: string | null;
  suspendedAt: Date;
  liftedAt: Date | null;
  liftedBy: string | null;
}
export type StageColumn =
  | "received"
  | "nurturing"
  | "qualified"
  | "held"
  | "assigned"
  | "working"
  | "sql"
  | "opportunity"
  | "won"
  | "lost"
  | "disqualified";
interface LeadTable {
  id: Generated<string>;
  campaignId: number;
  externalId: string | null;
  stage: StageColumn;
  contact: JsonWithDefault;
  company: JsonWithDefault;
  deal: JsonWithDefault;
  source: JsonWithDefault;
  attributes: JsonWithDefault;
  inquiry: string | null;
  score: Generated<number>;
  threshold: Generated<number>;
  qualified: Generated<boolean>;
  intent: Generated<"high" | "standard">;
  criteria: JsonWithDefault;
  missing: JsonWithDefault;
  scoredPlaybookId: number | null;
  receivedAt: Date;
  updatedAt: Date;
  qualifiedAt: Date | null;
  revisitAt: Date | null;
  amount: number | null;
  demo: Generated<boolean>;
}
interface LeadEventTable {
  id: GeneratedAlways<number>;
  leadId: string;
  type: string;
  at: Date;
  data: JsonWithDefault;
  receivedAt: Date;
}
interface LeadMoveTable {
  id: GeneratedAlways<number>;
  leadId: string;
  fromStage: StageColumn | null;
  toStage: StageColumn;
  actor: string;
  reason: string;
  at: Date;
}
interface DecisionTable {
  id: Generated<string>;
  campaignId: number;
  leadId: string;
  playbookId: number;
  outcome: "assigned" | "held" | "fallback" | "claimed";
  chosenRepId: string | null;
  pool: string;
  strategy: string;
  record: Json;
  at: Date;
}
interface AssignmentTable {
  id: Generated<string>;
  leadId: string;
  campaignId: number;
  repId: string;
  playbookId: number;
  decisionId: string;
  level: string;
  via: "gate" | "waiver" | "fallback";
  pool: string;
  assignedAt: Date;
  endedAt: Date | null;
  endReason: string | null;
}
interface HoldTable {
  id: Generated<string>;
  leadId: string;
  campaignId: number;
  since: Date;
  pool: string;
  decisionId: string;
  reasons: Json;
  escalatesAt: Date;
  escalatedAt: Date | null;
  fallsBackAt: Date | null;
  endedAt: Date | null;
  endReason: string | null;
}
interface PoolLedgerTable {
  campaignId: number;
  pool: string;
  repId: string;
  pass: number;
  credit: Generated<number>;
  assigned: Generated<number>;
  lastAssignedAt: Date | null;
}
interface PoolClockTable {
  campaignId: number;
  pool: string;
  virtualTime: number;
}
interface SlaClockTable {
  id: Generated<string>;
  leadId: string;
  assignmentId: string;
  kind: "first_touch";
  startedAt: Date;
  remindsAt: Date;
  dueAt: Date;
  reassignsAt: Date | null;
  remindedAt: Date | null;
  metAt: Date | null;
  breachedAt: Date | null;
  stoppedAt: Date | null;
}
interface TouchTable {
  id: Generated<string>;
  leadId: string;
  repId: string | null;
  kind: "call" | "email" | "meeting" | "message";
  at: Date;
  note: string | null;
  recordedAt: Date;
}
interface DispositionTable {
  id: Generated<string>;
  leadId: string;
  repId: string | null;
  code: string;
  action: "nurture" | "remove" | "reroute" | "recycle";
  note: string | null;
  revisitAt: Date | null;
  at: Date;
}
interface LeadImportTable {
  id: Generated<string>;
  campaignId: number;
  fileName: string;
  columns: string[];
  rowCount: number;
  status: "uploaded" | "checked" | "running" | "done" | "cancelled";
  mapping: ColumnType<unknown, string | null, string | null>;
  report: ColumnType<unknown, string | null, string | null>;
  createdAt: Date;
  createdBy: string;
  startedAt: Date | null;
  finishedAt: Date | null;
}
interface LeadImportRowTable {
  importId: string;
  row: number;
  line: number;
  cells: Json;
}
interface LeadImportResultTable {
  importId: string;
  row: number;
  outcome: "created" | "updated" | "refused";
  leadId: string | null;
  stage: StageColumn | null;
  at: Date;
}
interface IdempotencyKeyTable {
  caller: string;
  key: string;
  request: string;
  fingerprint: string;
  status: number;
  body: string;
  headers: JsonWithDefault;
  createdAt: Date;
}
interface OutboxTable {
  id: GeneratedAlways<number>;
  eventId: Generated<string>;
  type: string;
  subject: string;
  data: Json;
  occurredAt: Date;
}
interface AuditRecordTable {
  id: GeneratedAlways<number>;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  requestId: string | null;
  details: JsonWithDefault;
}
interface NoticeTable {
  id: Generated<string>;
  personId: string;
  kind: string;
  title: string;
  body: string;
  href: string | null;
  createdAt: Date;
  readAt: Date | null;
  dedupeKey: string | null;
  settledAt: Date | null;
}
interface RhythmTable {
  personId: string;
  practiceDays: string[] | null;
  remindHour: Generated<number>;
  channel: Generated<"in_app" | "email" | "none">;
  sessionQuestions: Generated<number>;
  showsStreak: Generated<boolean>;
  remindAt: Date;
}
interface ReminderTable {
  personId: string;
  key: string;
  kind: "practice_due" | "lapses" | "lapsed" | "changed" | "nudge";
  title: string;
  body: string;
  href: string;
  noticeId: string | null;
  toldAt: Date;
  settledAt: Date | null;
}
interface NudgeTable {
  id: Generated<string>;
  personId: string;
  askedBy: string | null;
  word: string;
  day: string;
  askedAt: Date;
}
interface CoachingNoteTable {
  id: GeneratedAlways<number>;
  personId: string;
  authorId: string;
  text: string;
  shared: boolean;
  notedAt: Date;
}
interface WorkerHeartbeatTable {
  worker: string;
  beatAt: Date;
}
