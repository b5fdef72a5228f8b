/** Some names of the law fill five lines; a letter also gives the code. In characters. */
const MOST = 80;

/** The name of a procedure, cut between two words when it is long. */
export function shortName(name: string): string {
	if (name.length <= MOST) return name;
	const cut = name.slice(0, MOST);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).replace(/[\s,;.–-]+$/, '')}…`;
}
