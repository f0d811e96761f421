/** What `npm run policy -- --help` says. */
export const usage = `Checks, compares and replays the policies of the products.

  npm run policy -- check FILE
      whether FILE, as shared/products/skena/policy.ts is one, may be published. It is read, not run

  npm run policy -- diff A B [--json] [--fail-on-harsher]
      what B says otherwise than A; each is a file, or a version such as skena@1

  npm run policy -- replay DRAFT [--product P] (--table NAME [--region R] | --data DIR |
                    --endpoint URL --table NAME) [--since TIME] [--as now|as-of-purchase] [--all]
      judges the refund quotes on record again under DRAFT, a file or a version, and says which would
      be answered otherwise, and what that costs or saves. Nothing is written

  --product P    the product whose quotes are read; the draft's own where absent
  --table NAME   the table, by the usual AWS credentials and --region, or at --endpoint
  --data DIR     the tables that a local stack keeps in DIR
  --since TIME   quotes of that time and later, as in --since 2026-03-02T09:00:00Z
  --as           now: as a version that takes effect behind the others, which can only help those who
                 have bought; as-of-purchase: as if it had been the policy all along; both where absent
  --all          every quote, so that a purchase asked about several times counts several times; without
                 it each counts once, by its last confirmed quote, or else by its last
  --help         this

Ends with 0; with 1 where the file has errors, where diff finds what --fail-on-harsher is for, or where
a quote on record is not what its own version answers; and with 2 where it was asked for wrongly.
`;
