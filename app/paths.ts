type Query = Readonly<Record<string, string | number | undefined>>;
/** What was just done, for the page that says so. */
type Did = { did?: string };

type TeamAddress = {
  campaign?: string;
  team?: string;
  sort?: string;
  name?: string;
  show?: string;
  group?: string;
};

/** The address of every page. Nobody else spells an address, but routes.ts. */
export const paths = {
  today: () => "/",
  signIn: (query: { returnTo?: string } = {}) => withQuery("/signin", query),
  signOut: () => "/signout",
  setup: (token: string) => `/setup/${part(token)}`,
  invite: (token: string) => `/invite/${part(token)}`,
  /** What is new is read first; where nothing is, this leads straight on to practice. */
  startPractice: (query: { campaign?: string } = {}) => withQuery("/practice/new", query),
  practice: (query: { campaign?: string; answered?: string } = {}) => withQuery("/practice", query),
  practiceDone: (session: string, query: { campaign?: string } = {}) =>
    withQuery(`/practice/done/${part(session)}`, query),
  practiceSent: (query: { answers: string; elsewhere?: string | undefined; campaign?: string | undefined }) =>
    withQuery("/practice/sent", query),
  /** For scripts: sends one answer, loads the next questions. */
  practiceAnswers: () => "/practice/answers",
  practiceAhead: () => "/practice/ahead",
  campaigns: () => "/campaigns",
  newCampaign: () => "/campaigns/new",
  campaign: (campaign: string) => `/campaigns/${part(campaign)}`,
  readiness: (campaign: string, rep: string, query: Did = {}) =>
    withQuery(`/campaigns/${part(campaign)}/readiness/${part(rep)}`, query),
  launch: (campaign: string, query: { on?: string } = {}) => withQuery(`/campaigns/${part(campaign)}/launch`, query),
  playbook: (campaign: string, query: { published?: number } = {}) =>
    withQuery(`/campaigns/${part(campaign)}/playbook`, query),
  playbookVersion: (campaign: string, version: number, query: { against?: number } = {}) =>
    withQuery(`/campaigns/${part(campaign)}/playbook/versions/${version}`, query),
  playbookFile: (campaign: string, query: { version?: number; proposal?: string; draft?: number } = {}) =>
    withQuery(`/campaigns/${part(campaign)}/playbook/file`, query),
  draft: (campaign: string, query: { saved?: string | undefined; moved?: string; way?: string } = {}) =>
    withQuery(`/campaigns/${part(campaign)}/playbook/draft`, query),
  draftText: (campaign: string) => `/campaigns/${part(campaign)}/playbook/draft/text`,
  draftSection: (campaign: string, section: string) => `/campaigns/${part(campaign)}/playbook/draft/${part(section)}`,
  draftCriterion: (campaign: string, criterion: string) =>
    `/campaigns/${part(campaign)}/playbook/draft/criteria/${part(criterion)}`,
  newCriterion: (campaign: string) => `/campaigns/${part(campaign)}/playbook/draft/criteria`,
  draftQuestions: (campaign: string, query: { criterion?: string; saved?: string; page?: number } = {}) =>
    withQuery(`/campaigns/${part(campaign)}/playbook/draft/questions`, query),
  draftQuestion: (campaign: string, question: string, query: { did?: string } = {}) =>
    withQuery(`/campaigns/${part(campaign)}/playbook/draft/questions/${part(question)}`, query),
  previewQuestion: (campaign: string, question: string, query: { case?: number; seed?: number } = {}) =>
    withQuery(`/campaigns/${part(campaign)}/playbook/draft/questions/${part(question)}/preview`, query),
  newQuestion: (campaign: string, query: { criterion?: string | undefined; kind?: string } = {}) =>
    withQuery(`/campaigns/${part(campaign)}/playbook/draft/new-question`, query),
  importQuestions: (campaign: string) => `/campaigns/${part(campaign)}/playbook/draft/import-questions`,
  questionsFile: (campaign: string, query: { format: string }) =>
    withQuery(`/campaigns/${part(campaign)}/playbook/draft/questions-file`, query),
  /** With `.json` behind it, the same for scripts. */
  rulePreview: (campaign: string) => `/campaigns/${part(campaign)}/playbook/rule-preview`,
  proposal: (campaign: string, proposal: string) => `/campaigns/${part(campaign)}/playbook/proposals/${part(proposal)}`,
  leads: (query: { stage?: string; campaign?: string; rep?: string; cursor?: string; did?: string } = {}) =>
    withQuery("/leads", query),
  lead: (lead: string, query: { did?: string } = {}) => withQuery(`/leads/${part(lead)}`, query),
  leadImports: (query: { campaign?: string } = {}) => withQuery("/leads/import", query),
  leadImportSample: () => "/leads/import/sample",
  leadImport: (id: string) => `/leads/import/${part(id)}`,
  leadImportCheck: (id: string) => `/leads/import/${part(id)}/check`,
  leadImportResult: (id: string) => `/leads/import/${part(id)}/result`,
  leadImportRefused: (id: string) => `/leads/import/${part(id)}/refused`,
  team: (query: TeamAddress & { page?: number } = {}) => withQuery("/team", query),
  teamFile: (query: TeamAddress = {}) => withQuery("/team/people.csv", query),
  board: () => "/board",
  insights: () => "/insights",
  calibration: (query: Did = {}) => withQuery("/insights/calibration", query),
  settings: (query: Did = {}) => withQuery("/settings", query),
  settingsRhythm: (query: Did = {}) => withQuery("/settings/rhythm", query),
  settingsLeave: (query: Did = {}) => withQuery("/settings/leave", query),
  settingsSessions: (query: Did = {}) => withQuery("/settings/sessions", query),
  settingsTokens: (query: Did = {}) => withQuery("/settings/tokens", query),
  settingsKeys: (query: Did = {}) => withQuery("/settings/keys", query),
  settingsMail: (query: Did & { count?: number } = {}) => withQuery("/settings/mail", query),
  settingsPeople: (query: Did & { show?: string } = {}) => withQuery("/settings/people", query),
  settingsPerson: (person: string, query: Did = {}) => withQuery(`/settings/people/${part(person)}`, query),
  settingsTeams: (query: Did = {}) => withQuery("/settings/teams", query),
  settingsTeam: (team: string, query: Did = {}) => withQuery(`/settings/teams/${part(team)}`, query),
};

function part(text: string): string {
  return encodeURIComponent(text);
}

function withQuery(path: string, query: Query): string {
  const entries = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries).toString()}`;
}
