const formatter = new Intl.DateTimeFormat('en-CA', {
	timeZone: 'Asia/Ho_Chi_Minh',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
});

/** Today's ISO date where the ward is, whatever the computer's own zone. */
export const todayInWard = (): string => formatter.format(new Date());
