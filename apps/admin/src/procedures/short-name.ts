const LONGEST = 90;

/** Names of procedures run over several lines; above a heading the first words do, cut between words. */
export function shortName(name: string): string {
	if (name.length <= LONGEST) return name;
	const cut = name.slice(0, LONGEST);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}
