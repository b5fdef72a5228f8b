// Runs in a process of its own; everything it asks for goes through its parent.
export default async (job) => {
	await job.updateProgress(50);
	await job.log(`letter ${job.data.letter}`);
	return job.data.letter.toUpperCase();
};
