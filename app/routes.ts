import { type RouteConfig, index, layout, route } from "@remix-run/route-config";

/** Every page of the product, grouped by who it is for; app/paths.ts spells the same addresses for links. */
export default [
  // Everybody
  route("signin", "routes/public/signin.tsx"),
  route("signout", "routes/public/signout.tsx"),
  route("setup/:token", "routes/public/setup.tsx"),
  route("invite/:token", "routes/public/invite.tsx"),

  // Practice has no frame: nothing but the question, or how answers came out that were saved without a network
  route("practice", "routes/rep/practice/page.tsx"),
  route("practice/new", "routes/rep/practice/first-read.tsx"),
  route("practice/done/:session", "routes/rep/practice/done.tsx"),
  route("practice/sent", "routes/rep/practice/sent/page.tsx"),

  // Practice by script, for times without a network: one answer, and the questions to come
  route("practice/answers", "routes/rep/practice/away/answers.ts"),
  route("practice/ahead", "routes/rep/practice/away/ahead.ts"),

  // Whoever is signed in, inside the frame
  layout("routes/signed-in.tsx", [
    index("routes/rep/today/page.tsx"),
    route("campaigns/:campaign", "routes/rep/campaign/page.tsx"),
    route("campaigns/:campaign/readiness/:rep", "routes/rep/readiness/page.tsx"),

    route("team", "routes/manager/team.tsx"),
    route("campaigns/:key/launch", "routes/manager/launch/page.tsx"),
    route("board", "routes/manager/board.tsx"),
    route("insights", "routes/insights/page.tsx"),
    route("insights/calibration", "routes/insights/calibration/page.tsx"),
    route("leads", "routes/leads/list.tsx"),
    route("leads/import", "routes/leads/import/upload.tsx"),
    route("leads/import/:import", "routes/leads/import/mapping.tsx"),
    route("leads/import/:import/check", "routes/leads/import/check.tsx"),
    route("leads/import/:import/result", "routes/leads/import/result.tsx"),
    route("leads/:lead", "routes/leads/lead.tsx"),
    route("campaigns", "routes/marketing/campaigns.tsx"),
    route("campaigns/new", "routes/marketing/new-campaign.tsx"),
    route("campaigns/:key/playbook", "routes/marketing/playbook.tsx"),
    route("campaigns/:key/playbook/versions/:version", "routes/marketing/playbook-version.tsx"),
    route("campaigns/:key/playbook/draft", "routes/marketing/draft/overview.tsx"),
    route("campaigns/:key/playbook/draft/campaign", "routes/marketing/draft/sections/campaign.tsx"),
    route("campaigns/:key/playbook/draft/brief", "routes/marketing/draft/sections/brief.tsx"),
    route("campaigns/:key/playbook/draft/scoring", "routes/marketing/draft/sections/scoring.tsx"),
    route("campaigns/:key/playbook/draft/routing", "routes/marketing/draft/sections/routing.tsx"),
    route("campaigns/:key/playbook/draft/sla", "routes/marketing/draft/sections/sla.tsx"),
    route("campaigns/:key/playbook/draft/dispositions", "routes/marketing/draft/sections/dispositions.tsx"),
    route("campaigns/:key/playbook/draft/enablement", "routes/marketing/draft/sections/enablement.tsx"),
    route("campaigns/:key/playbook/draft/text", "routes/marketing/draft/text.tsx"),
    route("campaigns/:key/playbook/draft/gate", "routes/marketing/draft/gate.tsx"),
    route("campaigns/:key/playbook/draft/criteria", "routes/marketing/draft/new-criterion.tsx"),
    route("campaigns/:key/playbook/draft/criteria/:criterion", "routes/marketing/draft/criterion.tsx"),
    route("campaigns/:key/playbook/draft/questions", "routes/marketing/draft/questions.tsx"),
    route("campaigns/:key/playbook/draft/questions/:question", "routes/marketing/draft/question.tsx"),
    route("campaigns/:key/playbook/draft/questions/:question/preview", "routes/marketing/draft/question-preview.tsx"),
    route("campaigns/:key/playbook/draft/new-question", "routes/marketing/draft/new-question.tsx"),
    route("campaigns/:key/playbook/draft/import-questions", "routes/marketing/draft/import-questions.tsx"),
    route("campaigns/:key/playbook/proposals/:proposal", "routes/marketing/proposal.tsx"),
    route("campaigns/:key/playbook/rule-preview", "routes/marketing/rule-preview.tsx"),

    route("settings", "routes/settings/layout.tsx", [
      index("routes/settings/profile.tsx"),
      route("rhythm", "routes/settings/rhythm.tsx"),
      route("leave", "routes/settings/leave.tsx"),
      route("sessions", "routes/settings/sessions.tsx"),
      route("tokens", "routes/settings/tokens.tsx"),
      route("people", "routes/settings/people.tsx"),
      route("people/:person", "routes/settings/person.tsx"),
      route("teams", "routes/settings/teams.tsx"),
      route("teams/:team", "routes/settings/team.tsx"),
      route("mail", "routes/settings/mail.tsx"),
      route("keys", "routes/settings/keys.tsx"),
    ]),
  ]),

  // A campaign's questions, and its playbook, as files
  route("campaigns/:key/playbook/draft/questions-file", "routes/marketing/draft/questions-file.ts"),
  route("campaigns/:key/playbook/file", "routes/marketing/playbook-file.ts"),

  // The people of the team page as CSV
  route("team/people.csv", "routes/manager/team-file.ts"),

  // What a rule makes of the last leads, asked by the rule editor
  route("campaigns/:key/playbook/rule-preview.json", "routes/marketing/rule-preview-data.ts"),

  // Files of leads: one to try, and the rows that were refused
  route("leads/import/sample", "routes/leads/import/sample.ts"),
  route("leads/import/:import/refused", "routes/leads/import/refused.ts"),

  // What no other page answers
  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
