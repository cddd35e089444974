import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { formatDay, formatDuration, formatLongDay, formatTime, plural, pluralWord } from "#app/ui/format.ts";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Rows } from "#app/ui/frame/layout.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { Pips } from "#app/ui/pictures/pips.tsx";
import { LeadRows } from "./lead-rows.tsx";
import { Notices } from "./notices.tsx";
import type { CoverToday, TodayProps } from "./pages.ts";
import { coverLede, coverTitle } from "./cover-words.ts";
import { greeting } from "./words.ts";

/** The day of those who answer for cover: who can take leads now, and which leads wait. */
export function CoverPage({ today, name, now, timeZone }: TodayProps<CoverToday>) {
  const { campaigns, leads, notices, mailGaveUp } = today;
  const time = formatTime(now, timeZone);
  const hello = greeting(name, Number(time.slice(0, 2)));
  return (
    <Page
      title={coverTitle(campaigns)}
      eyebrow={`${hello}. ${formatLongDay(now, timeZone)}, ${time}`}
      lede={coverLede(campaigns, now, timeZone)}
      actions={
        <>
          <ButtonLink to={paths.team()} variant="primary">
            Who is ready
          </ButtonLink>
          <ButtonLink to={paths.board()}>Clocks and holds</ButtonLink>
          <ButtonLink to={paths.leads()} variant="quiet">
            All leads
          </ButtonLink>
        </>
      }
    >
      {mailGaveUp > 0 ? (
        <div className="mt-8">
          <Notice
            kind="soon"
            title={`${pluralWord(mailGaveUp, "mail", "mails")} could not be delivered`}
            action={
              <ButtonLink to={paths.settingsMail()} size="s">
                Look at it
              </ButtonLink>
            }
          >
            The mail server was asked twelve times. Whoever should have read it can still see it in Greenroom.
          </Notice>
        </div>
      ) : null}
      {notices.length > 0 ? (
        <div className="mt-8">
          <Notices notices={notices} now={now} />
        </div>
      ) : null}
      <Section title="Campaigns" aside="Least covered first">
        {campaigns.length === 0 ? (
          <EmptyState icon="campaigns" title="No campaign yet">
            A campaign appears here with its first playbook: who may receive its leads now, and what waits.
          </EmptyState>
        ) : (
          <Rows label="Campaigns, least covered first">
            {campaigns.map((campaign) => (
              <CoverRow key={campaign.key} campaign={campaign} now={now} timeZone={timeZone} />
            ))}
          </Rows>
        )}
      </Section>
      {leads.length > 0 ? (
        <Section title="My leads" aside="Least time first">
          <LeadRows leads={leads} now={now} timeZone={timeZone} />
        </Section>
      ) : null}
    </Page>
  );
}

interface CoverRowProps {
  campaign: CoverToday["campaigns"][number];
  now: number;
  timeZone: string;
}

function CoverRow({ campaign, now, timeZone }: CoverRowProps) {
  const { key, name, version, enrolled, ready, provisional, waived, holds, heldSince, coveredUntil } = campaign;
  const covers = ready + provisional + waived;
  return (
    <li className="grid grid-cols-1 items-center gap-x-6 gap-y-2 md:[grid-template-columns:minmax(0,1.1fr)_minmax(0,0.8fr)_minmax(0,1.3fr)_11.5rem]">
      <div className="min-w-0">
        <Link className="-my-1 inline-block py-1 font-semibold hover:underline" to={paths.campaign(key)}>
          {name}
        </Link>
        <p className="text-sm text-ink-3">{version === null ? "Not published yet" : `Playbook version ${version}`}</p>
      </div>
      <div className="text-sm">
        <Pips count={ready} total={enrolled} unit="ready" />
      </div>
      <p className="text-sm text-ink-2">
        {covers === 0 ? "Nobody may take its leads now." : alsoWords(provisional, waived)}
        {coveredUntil === null ? "" : ` Covered until ${formatDay(coveredUntil, timeZone)} as things stand.`}
      </p>
      <p className="text-sm md:text-end">
        {holds > 0 ? (
          <Link className="link -my-1 inline-block py-1 font-semibold text-soon-text" to={paths.board()}>
            {`${plural(holds, "lead")} held${heldSince === null ? "" : `, longest ${formatDuration(now - heldSince)}`}`}
          </Link>
        ) : (
          <span className="text-ink-3">Nothing held</span>
        )}
      </p>
    </li>
  );
}

function alsoWords(provisional: number, waived: number): string {
  const parts = [provisional > 0 ? `${provisional} provisional` : "", waived > 0 ? `${waived} by waiver` : ""].filter(
    Boolean,
  );
  return parts.length === 0 ? "" : `${parts.join(", ")} besides.`;
}
