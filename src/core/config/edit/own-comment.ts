/** What a comment of Daypass says after "Made by Daypass"; undefined for a comment that a person or another tool wrote. */
export function ownCommentText(comment: string): string | undefined {
  const [, text] = /^[#;]+\s*Made by Daypass ((?:for|with) \S.*|as a bridge\b.*)$/.exec(comment) ?? [];
  return text;
}
