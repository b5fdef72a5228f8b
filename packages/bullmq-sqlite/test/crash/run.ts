/** node test/crash/run.ts [kills=500]: kills that many processes at random instants; ends with 1 when a promise was broken. */
import { type KillReport, runKills } from './kills.ts';

const kills = Number(process.argv[2] ?? 500);
const show = (report: KillReport): void => {
	if (report.kills % 50 === 0) console.log(JSON.stringify(report));
};
const report = await runKills(kills, show);
console.log(JSON.stringify(report));
const { lost, undone, completedTwice, stuck, damaged } = report;
process.exitCode = lost + undone + completedTwice + stuck + damaged === 0 ? 0 : 1;
