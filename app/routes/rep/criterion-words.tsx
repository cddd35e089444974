interface CriterionWordsProps {
  /** In plain English, without the full stop. */
  rule: string | null;
  why: string;
  say: string | null;
}

/** What a criterion says to whoever must know it: the rule, why it matters, and what one could say. */
export function CriterionWords({ rule, why, say }: CriterionWordsProps) {
  return (
    <>
      {rule ? <p className="mt-1.5 max-w-measure">{rule}.</p> : null}
      <p className="mt-1.5 max-w-measure text-sm text-ink-2">{why}</p>
      {say ? (
        <p className="mt-2 max-w-measure border-s-2 border-line ps-3 text-sm text-ink-2">
          <span className="sr-only">You could say: </span>“{say}”
        </p>
      ) : null}
    </>
  );
}
