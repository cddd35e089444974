/** A call of the API that does what the page does. */
export function byFileOrApi(origin: string, campaign: string): string {
  return `jq -Rs '{ campaign: "${campaign}", csv: ., mapping: { columns: [
    { column: "E-mail", to: "contact.email" },
    { column: "Employees", to: "company.employees" } ] } }' leads.csv |
curl ${origin}/api/v1/leads/import \\
  -H "Authorization: Bearer $GREENROOM_KEY" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: $(uuidgen)" --data-binary @-`;
}
