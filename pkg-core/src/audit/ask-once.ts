/**
 * The same answer for the same question: checks that share a probe or a query cost one. An answer that failed is shared
 * too. For one audit at one moment; the answers are kept as long as the function is.
 */
export function askOnce<Answer>(ask: (expression: string) => Promise<Answer>): (expression: string) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (expression) => {
    const known = answers.get(expression) ?? ask(expression);
    answers.set(expression, known);
    return known;
  };
}
